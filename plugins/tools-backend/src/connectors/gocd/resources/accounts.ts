import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { idFromName } from '../../shared/ids';
import { accept, explainNotFound } from '../versions';

const rowSchema = z.object({
  login_name: z.string().min(1),
  display_name: z.string().nullish(),
  enabled: z.boolean(),
  email: z.string().nullish(),
  admin: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

function idOf({ login_name }: Row): string {
  return idFromName(login_name);
}

const usersSchema = z.object({
  _embedded: z.object({ users: z.array(z.unknown()) }),
});

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  id: idOf,
  toAccount,
});

/** The list comes whole. */
async function* listUsers(context: ReadContext): AsyncIterable<ListPage> {
  const answer = await context.api.find('/users', usersSchema, {
    headers: accept('users'),
    allow: [404],
  });
  if (!answer) throw await explainNotFound('users', context);
  yield { rows: answer._embedded.users, last: true };
}

function toAccount(row: Row, { api }: ReadContext): Account {
  return {
    username: row.login_name,
    name: row.display_name ?? undefined,
    email: row.email ?? undefined,
    // Each writes their own, and nobody confirms it.
    emailVerified: row.email ? false : undefined,
    state: stateOf(row),
    kind: 'person',
    admin: row.admin,
    url: `${api.baseUrl}/go/admin/users`,
  };
}

function stateOf({ enabled }: Row): Account['state'] {
  return enabled ? 'active' : 'blocked';
}
