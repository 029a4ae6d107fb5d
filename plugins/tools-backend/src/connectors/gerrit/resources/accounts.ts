import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';

const SIZE = 200;

/** Gerrit answers no question for everybody, but these two together are. */
const EVERYBODY = 'is:active OR is:inactive';

/** The group whose members are no people. */
const SERVICE_USER = 'SERVICE_USER';

const rowSchema = z.object({
  _account_id: z.number(),
  username: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  inactive: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
});
type Row = z.output<typeof rowSchema>;

const moreSchema = z.looseObject({ _more_accounts: z.boolean().optional() });

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listAccounts,
  id: row => String(row._account_id),
  toAccount,
});

/** Gerrit gives no total and marks a cut list only; a full page is therefore never the last. */
async function* listAccounts({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  for (let skip = Number(resumeAt ?? 0); ; ) {
    const rows = await api.get('/accounts/', z.array(moreSchema), {
      query: { q: EVERYBODY, o: 'DETAILS', n: SIZE, S: skip },
    });
    skip += rows.length;
    const more =
      rows.length >= SIZE || rows.some(row => row._more_accounts === true);
    yield { rows, last: !more, ...(more && { next: String(skip) }) };
    if (!more) return;
  }
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const owner = segment(row._account_id);
  return {
    username: row.username,
    name: row.name,
    email: row.email,
    state: stateOf(row),
    kind: row.tags.includes(SERVICE_USER) ? 'bot' : 'person',
    url: `${api.baseUrl}/q/owner:${owner}`,
  };
}

function stateOf({ inactive }: Row): Account['state'] {
  return inactive ? 'deactivated' : 'active';
}
