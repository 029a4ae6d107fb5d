import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';

const SIZE = 200;

const rowSchema = z.object({
  accountId: z.string().min(1),
  accountType: z.string().optional(),
  displayName: z.string().optional(),
  /** Empty or absent where the person hides it. */
  emailAddress: z.string().optional(),
  active: z.boolean(),
});
type Row = z.output<typeof rowSchema>;

/** Atlassian accounts with access to this site or formerly so; customers of a service desk are outside. */
export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  id: row => row.accountId,
  toAccount: (row, context) =>
    row.accountType === 'customer' ? undefined : toAccount(row, context),
});

/** Jira leaves out whom this account may not see after it has cut the page: only an empty one is the last. */
async function* listUsers({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  for (let startAt = Number(resumeAt ?? 0); ; startAt += SIZE) {
    const rows = await api.get('/users/search', z.array(z.unknown()), {
      query: { startAt, maxResults: SIZE },
    });
    const last = rows.length === 0;
    yield { rows, last, ...(!last && { next: String(startAt + SIZE) }) };
    if (last) return;
  }
}

function toAccount(row: Row, { api }: ReadContext): Account {
  return {
    name: row.displayName,
    email: row.emailAddress || undefined,
    state: stateOf(row),
    kind: row.accountType === 'app' ? 'bot' : 'person',
    url: `${api.baseUrl}/jira/people/${segment(row.accountId)}`,
  };
}

function stateOf({ active }: Row): Account['state'] {
  return active ? 'active' : 'deactivated';
}
