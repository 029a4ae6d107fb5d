import { storeAccount } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { keysetPages } from '../../shared/keyset';
import { IS_ADMINISTRATOR } from '../administrators';
import { postgres } from '../client';

const rowSchema = z.object({
  oid: z.string(),
  name: z.string().min(1),
  login: z.boolean(),
  administrator: z.boolean(),
  /** Attributes of the role, as `CREATE ROLE` calls them. */
  options: z.array(z.string()),
  memberOf: z.array(z.string()),
  validUntil: z.string().nullable(),
});
type Row = z.output<typeof rowSchema>;

export const roles = defineResource<Row>({
  name: 'roles',
  title: 'Roles',
  itemType: 'account',
  process: 'access-control',
  shared: true,
  schema: rowSchema,
  list: listRoles,
  id: row => row.oid,
  toItem: row => ({
    title: row.name,
    owner: { path: row.name },
    hints: {},
    attributes: {
      login: row.login,
      options: row.options,
      memberOf: row.memberOf,
    },
  }),
  facts: [storeAccount],
  evidence: row => ({
    status: { health: 'ok', word: row.login ? 'may sign in' : 'group' },
    facts: [
      {
        type: storeAccount,
        value: {
          name: row.name,
          signIn: row.login,
          administrator: row.administrator,
          ...(row.validUntil && { expiresAt: row.validUntil }),
        },
      },
    ],
  }),
});

function listRoles({ use, resumeAt }: ReadContext) {
  return keysetPages<Row>({
    start: '0',
    resumeAt,
    keyOf: row => row.oid,
    read: (after, limit) =>
      use(postgres, ({ query }) =>
        query(
          `SELECT r.oid::text, rolname AS name, rolcanlogin AS login,
                  ${IS_ADMINISTRATOR} AS administrator,
                  array_remove(ARRAY[
                    CASE WHEN rolsuper THEN 'SUPERUSER' END,
                    CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
                    CASE WHEN rolcreatedb THEN 'CREATEDB' END,
                    CASE WHEN rolreplication THEN 'REPLICATION' END,
                    CASE WHEN rolbypassrls THEN 'BYPASSRLS' END], NULL) AS options,
                  ARRAY(SELECT pg_get_userbyid(roleid)::text FROM pg_auth_members
                         WHERE member = r.oid GROUP BY roleid ORDER BY 1) AS "memberOf",
                  CASE WHEN isfinite(rolvaliduntil) THEN
                    to_char(rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                  END AS "validUntil"
             FROM pg_roles r
            WHERE rolname NOT LIKE 'pg\\_%' AND r.oid > $1::oid
            ORDER BY r.oid LIMIT $2`,
          [after, limit],
        ),
      ),
  });
}
