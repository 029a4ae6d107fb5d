import {
  defineAccounts,
  type Account,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const rowSchema = z.object({
  id: z.number(),
  username: z.string().min(1),
  name: z.string().optional(),
  /** From here on only for administrators. */
  email: z.string().optional(),
  admin: z.boolean().optional(),
  created: z.string().optional(),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: { path: '/users', paging: { by: 'single' } },
  id: row => String(row.id),
  toAccount,
});

/** Nobody can be blocked in Semaphore: who is in the list can sign in. */
function toAccount(row: Row, { api }: ReadContext): Account {
  return {
    username: row.username,
    name: row.name,
    email: row.email,
    state: 'active',
    kind: 'person',
    admin: row.admin,
    createdAt: row.created,
    url: `${api.baseUrl}/users`,
  };
}
