/** In what the versions of MySQL and MariaDB differ as far as Strata asks them. */
export interface Dialect {
  product: 'MySQL' | 'MariaDB';
  version: string;
  /** Statement that tells what this server follows. */
  replicaStatus: string;
  /** Query for the number `replicas` of servers that follow this one. */
  replicas: string;
  /** Expression over `mysql.user` that is empty where no password is set. */
  password: string;
  /** Condition on `mysql.user`, for what can never sign in; null where that is not told. */
  cannotSignIn: string;
  /** The same for an account that may read `mysql.global_priv`, where that tells more. */
  cannotSignInByRights?: string;
  /** Expression over `information_schema.SCHEMATA`. */
  schemaComment: string;
  /** Query for the number `roles` of roles whose rights the account has besides its own. */
  roles: string;
  /** Statement that tells these rights as grants. */
  roleGrants: string;
}

const ENABLED_ROLES =
  'SELECT COUNT(ROLE_NAME) AS roles FROM information_schema.ENABLED_ROLES';

/** `version` is what `SELECT VERSION()` tells, for example `10.11.6-MariaDB-0+deb12u1` or `8.4.3`. */
export function dialectOf(version: string): Dialect {
  // Old clients took MariaDB 10 for version 5.5 because of this prefix, and some proxies keep it.
  const bare =
    version.replace(/^5\.5\.5-/, '').match(/^\d+(\.\d+)*/)?.[0] ?? '';
  return /mariadb/i.test(version) ? mariadb(bare) : mysql(bare);
}

function mariadb(version: string): Dialect {
  return {
    product: 'MariaDB',
    version,
    replicaStatus: 'SHOW ALL SLAVES STATUS',
    replicas: `SELECT CAST(VARIABLE_VALUE AS INT) AS replicas
                 FROM information_schema.GLOBAL_STATUS
                WHERE VARIABLE_NAME = 'SLAVES_CONNECTED'`,
    password:
      "CONCAT(COALESCE(Password, ''), COALESCE(authentication_string, ''))",
    // The view does not have the lock, which came with 10.4.2 (https://mariadb.com/kb/en/account-locking/).
    ...(isAtLeast(version, [10, 4, 2])
      ? {
          cannotSignIn: "is_role = 'Y' OR NULL",
          cannotSignInByRights: `is_role = 'Y' OR EXISTS (
            SELECT 1 FROM mysql.global_priv
             WHERE global_priv.User = mysql.user.User AND global_priv.Host = mysql.user.Host
               AND JSON_VALUE(Priv, '$.account_locked'))`,
        }
      : { cannotSignIn: "is_role = 'Y'" }),
    schemaComment: isAtLeast(version, [10, 5]) ? 'SCHEMA_COMMENT' : "''",
    roles: ENABLED_ROLES,
    roleGrants: 'SHOW GRANTS FOR CURRENT_ROLE',
  };
}

function mysql(version: string): Dialect {
  return {
    product: 'MySQL',
    version,
    // The old word went with 8.4 (https://dev.mysql.com/doc/refman/8.4/en/mysql-nutshell.html).
    replicaStatus: isAtLeast(version, [8, 0, 22])
      ? 'SHOW REPLICA STATUS'
      : 'SHOW SLAVE STATUS',
    replicas: `SELECT COUNT(*) AS replicas FROM performance_schema.threads
                WHERE PROCESSLIST_COMMAND LIKE 'Binlog Dump%'`,
    password: "COALESCE(authentication_string, '')",
    cannotSignIn: "account_locked = 'Y'",
    schemaComment: "''",
    // Roles came with 8.0, and a table of them with 8.0.19.
    roles: isAtLeast(version, [8, 0, 19]) ? ENABLED_ROLES : 'SELECT 0 AS roles',
    roleGrants: 'SHOW GRANTS',
  };
}

function isAtLeast(version: string, least: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, number] of least.entries()) {
    const part = parts[at] ?? 0;
    if (part !== number) return part > number;
  }
  return true;
}
