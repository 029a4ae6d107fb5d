import { z } from 'zod';
import { keysetPages } from '../shared/keyset';
import type {
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../shared/permission';
import { mysql, type Mysql } from './client';
import type { Dialect } from './dialect';

export const accountSchema = z.object({
  /** `user@host`. */
  name: z.string().min(1),
  user: z.string(),
  host: z.string(),
  plugin: z.string(),
  /** Null where this account may not see whether it is locked. */
  signIn: z.coerce.boolean().nullable(),
  administrator: z.coerce.boolean(),
  passwordless: z.coerce.boolean(),
});
export type AccountRow = z.output<typeof accountSchema>;

/** The name of an account as bytes, so that its order is the same everywhere. */
const NAME = `CONCAT(CONVERT(User USING utf8mb4), '@', CONVERT(Host USING utf8mb4)) COLLATE utf8mb4_bin`;

/** Plugins that ask for a password; the others let the machine or a directory decide. */
const ASKS_FOR_PASSWORD = [
  '',
  'mysql_native_password',
  'mysql_old_password',
  'sha256_password',
  'caching_sha2_password',
  'ed25519',
];

/** Accounts of people and programs. Hashes are compared in the server and never leave it. */
export async function* accountPages({
  use,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  const rights = await unlessForbidden(use(mysql, readsRights));
  yield* keysetPages<AccountRow>({
    start: '',
    resumeAt,
    keyOf: row => row.name,
    read: (after, limit) =>
      use(mysql, ({ query, dialect }) => {
        const { cannotSignIn, cannotSignInByRights } = dialect;
        const never = (rights && cannotSignInByRights) || cannotSignIn;
        return query(statement(dialect, never), [
          ASKS_FOR_PASSWORD,
          after,
          limit,
        ]);
      }),
  });
}

/** Fails where the account may not. */
async function readsRights({ query, dialect }: Mysql): Promise<boolean> {
  if (!dialect.cannotSignInByRights) return false;
  await query('SELECT 1 FROM mysql.global_priv LIMIT 1');
  return true;
}

function statement(dialect: Dialect, never: string): string {
  return `SELECT ${NAME} AS name, User AS user, Host AS host, COALESCE(plugin, '') AS plugin,
            NOT (${never}) AS signIn,
            Super_priv = 'Y' AND Grant_priv = 'Y' AS administrator,
            ${dialect.password} = '' AND COALESCE(plugin, '') IN (?) AS passwordless
       FROM mysql.user
      WHERE User NOT LIKE 'mysql.%' AND User NOT LIKE 'mariadb.%' AND ${NAME} > ?
      ORDER BY 1 LIMIT ?`;
}

/** Whether only programs on the server's own machine can use it. */
export function isLocal({ host }: AccountRow): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host);
}
