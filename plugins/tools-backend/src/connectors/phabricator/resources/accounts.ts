import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { Conduit } from '../conduit';
import { timeOf } from '../policy';

const rowSchema = z.object({
  id: z.number(),
  phid: z.string().min(1),
  fields: z.object({
    username: z.string().min(1),
    realName: z.string().nullish(),
    /** `disabled`, `bot`, `list`, `admin`, `verified`, `approved`, `activated` */
    roles: z.array(z.string()),
    dateCreated: z.number().optional(),
  }),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  id: row => row.phid,
  // Nobody signs in as a mailing list.
  toAccount: (row, context) =>
    row.fields.roles.includes('list') ? undefined : toAccount(row, context),
});

const ALONE =
  'Phorge shows this account only itself: it may not browse the directory of users.';

/** Who may not browse the directory gets a list of themselves alone, and no word about it. */
async function* listUsers({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  const conduit = new Conduit(api);
  for await (const page of conduit.search('user.search', {}, resumeAt)) {
    const { rows, last } = page;
    const alone = !resumeAt && last && rows.length === 1;
    yield alone && (await isCaller(rows[0], conduit))
      ? { rows, last: false, incompleteBecause: ALONE }
      : page;
  }
}

const identified = z.object({ phid: z.string() });

async function isCaller(row: unknown, conduit: Conduit): Promise<boolean> {
  const { phid } = await conduit.call('user.whoami', {}, identified);
  return identified.safeParse(row).data?.phid === phid;
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const { username, realName, roles, dateCreated } = row.fields;
  return {
    username,
    name: realName || undefined,
    state: stateOf(row),
    kind: roles.includes('bot') ? 'bot' : 'person',
    admin: roles.includes('admin'),
    createdAt: dateCreated === undefined ? undefined : timeOf(dateCreated),
    url: `${api.baseUrl}/p/${encodeURIComponent(username)}/`,
  };
}

/** Who waits for approval, or has not confirmed the address where that is asked for, is not in yet. */
function stateOf({ fields: { roles } }: Row): Account['state'] {
  if (roles.includes('disabled')) return 'blocked';
  return roles.includes('activated') ? 'active' : 'deactivated';
}
