import {
  defineAccounts,
  type Account,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { isAdministrator, rolesSchema } from '../accounts';
import {
  listPages,
  timeSchema,
  type Context,
  type JumpserverSettings,
} from '../api';

const rowSchema = z.object({
  id: z.string().min(1),
  username: z.string().min(1),
  name: z.string().optional(),
  email: z.string().nullish(),
  is_active: z.boolean(),
  /** Enabled and not expired. */
  is_valid: z.boolean(),
  is_service_account: z.boolean().default(false),
  last_login: timeSchema.nullish(),
  date_joined: timeSchema.nullish(),
  system_roles: rolesSchema,
  org_roles: rolesSchema,
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row, JumpserverSettings>({
  schema: rowSchema,
  list: context => listPages(context, '/users/users/', { order: 'username' }),
  id: row => row.id,
  toAccount,
  lastSignIn: row => row.last_login,
});

function toAccount(row: Row, context: Context): Account {
  const id = segment(row.id);
  return {
    username: row.username,
    name: row.name,
    email: row.email ?? undefined,
    state: stateOf(row),
    kind: row.is_service_account ? 'bot' : 'person',
    admin: isAdministrator(row, context),
    createdAt: row.date_joined?.toISOString(),
    url: `${context.api.baseUrl}/ui/#/console/users/${id}`,
  };
}

function stateOf(row: Row): Account['state'] {
  if (row.is_valid) return 'active';
  return row.is_active ? 'deactivated' : 'blocked';
}
