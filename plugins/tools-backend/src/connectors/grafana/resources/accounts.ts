import {
  defineAccounts,
  type Account,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const rowSchema = z.object({
  userId: z.number(),
  login: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  role: z.string().optional(),
  isDisabled: z.boolean().default(false),
  /** Ten years before an account's making while nobody has signed in. */
  lastSeenAt: z.string().optional(),
});
type Row = z.output<typeof rowSchema>;

/** Who never signed in is shown as last seen years before there was an account. */
const NEVER_YEARS = 9;

/** The people of the organization; service accounts are not among them. */
export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: { path: '/org/users', paging: { by: 'single' } },
  id: row => String(row.userId),
  toAccount,
  lastSignIn: (row, { now }) => lastSeen(row, now),
});

function toAccount(row: Row, { api }: ReadContext): Account {
  return {
    username: row.login,
    name: row.name,
    email: row.email,
    state: stateOf(row),
    kind: row.login.startsWith('sa-') ? 'bot' : 'person',
    admin: row.role === undefined ? undefined : row.role === 'Admin',
    url: `${api.baseUrl}/admin/users`,
  };
}

function stateOf({ isDisabled }: Row): Account['state'] {
  return isDisabled ? 'blocked' : 'active';
}

function lastSeen({ lastSeenAt }: Row, now: Date): Date | undefined {
  const time = new Date(lastSeenAt ?? NaN);
  const years = now.getFullYear() - time.getFullYear();
  return years < NEVER_YEARS ? time : undefined;
}
