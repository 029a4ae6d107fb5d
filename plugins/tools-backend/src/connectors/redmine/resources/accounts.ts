import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { pagesOf } from '../list';

/** Numbers of Redmine's `Principal::STATUS_…`; those who wait to be let in have no account yet. */
const STATUSES = new Map<number, Account['state']>([
  [1, 'active'],
  [3, 'blocked'],
]);

const rowSchema = z.object({
  id: z.number(),
  login: z.string(),
  firstname: z.string().optional(),
  lastname: z.string().optional(),
  mail: z.string().nullish(),
  admin: z.boolean().optional(),
  created_on: z.string().optional(),
  last_login_on: z.string().nullish(),
  /** As the list was asked for: rows do not tell in every version. */
  state: z.enum(['active', 'blocked', 'deactivated']),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  id: row => String(row.id),
  toAccount,
  lastSignIn: row => row.last_login_on,
});

/** One list for each state: versions differ in how they are asked for all. */
async function* listUsers({ api }: ReadContext): AsyncIterable<ListPage> {
  const last = [...STATUSES.keys()].at(-1);
  let before = 0;
  for (const [status, state] of STATUSES) {
    let count = 0;
    const pages = api.pages('/users.json', pagesOf('users'), {
      query: { status },
    });
    for await (const page of pages) {
      count = page.total ?? count;
      yield {
        rows: page.rows.map(row => ({ ...(row as object), state })),
        total: before + count,
        last: page.last && status === last,
      };
    }
    before += count;
  }
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const name = [row.firstname, row.lastname].filter(Boolean).join(' ');
  return {
    username: row.login,
    name: name || undefined,
    email: row.mail ?? undefined,
    state: row.state,
    kind: 'person',
    admin: row.admin,
    createdAt: row.created_on,
    url: `${api.baseUrl}/users/${row.id}`,
  };
}
