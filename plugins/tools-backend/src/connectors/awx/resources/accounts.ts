import {
  defineAccounts,
  type Account,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { apiRoot, PAGES, type AwxSettings } from '../settings';

const rowSchema = z.object({
  id: z.number(),
  username: z.string().min(1),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  email: z.string().optional(),
  is_superuser: z.boolean().optional(),
  created: z.string().optional(),
  last_login: z.string().nullish(),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row, AwxSettings>({
  schema: rowSchema,
  list: context =>
    context.api.pages(`${apiRoot(context)}/users/`, PAGES, {
      query: { order_by: 'id' },
      from: context.resumeAt,
    }),
  id: row => String(row.id),
  toAccount,
  lastSignIn: row => row.last_login,
});

/** Nobody can be blocked in AWX: who is in the list can sign in. */
function toAccount(row: Row, context: ReadContext<AwxSettings>): Account {
  const name = [row.first_name, row.last_name].filter(Boolean).join(' ');
  return {
    username: row.username,
    name: name || undefined,
    email: row.email,
    state: 'active',
    kind: 'person',
    admin: row.is_superuser,
    createdAt: row.created,
    url: addressOf(row, context),
  };
}

/** The gateway numbers users in its own way. */
function addressOf({ id }: Row, { api, settings }: ReadContext<AwxSettings>) {
  return settings.gateway
    ? `${api.baseUrl}/access/users`
    : `${api.baseUrl}/#/users/${id}/details`;
}
