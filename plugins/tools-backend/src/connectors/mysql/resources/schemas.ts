import {
  ConnectorError,
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { keysetPages } from '../../shared/keyset';
import {
  environmentOf,
  labelsOfTags,
  ownerOf,
  servicesOf,
} from '../../shared/labels';
import { mysql, type Mysql } from '../client';

const rowSchema = z.object({
  name: z.string().min(1),
  charset: z.string(),
  collation: z.string(),
  /** Always empty before MariaDB 10.5 and with MySQL. */
  comment: z.string(),
});
type Row = z.output<typeof rowSchema>;

const NAME = 'CONVERT(SCHEMA_NAME USING utf8mb4) COLLATE utf8mb4_bin';

/** With MariaDB, labels are taken from the comment: `CREATE DATABASE orders COMMENT 'service=checkout'`. */
export const schemas = defineResource<Row>({
  name: 'schemas',
  title: 'Databases',
  itemType: 'database',
  process: 'database-change',
  schema: rowSchema,
  list: listSchemas,
  id: row => row.name,
  toItem(row) {
    const labels = labelsOfTags(row.comment.split(/[\s,;]+/));
    return {
      title: row.name,
      description: row.comment || undefined,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: {
        annotations: { 'mysql/database': [row.name] },
        services: servicesOf(labels),
      },
      attributes: { charset: row.charset, collation: row.collation },
    };
  },
});

async function* listSchemas({
  use,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  await use(mysql, assertSeesAll);
  yield* keysetPages<Row>({
    start: '',
    resumeAt,
    keyOf: row => row.name,
    read: (after, limit) =>
      use(mysql, ({ query, dialect }) =>
        query(
          `SELECT ${NAME} AS name, DEFAULT_CHARACTER_SET_NAME AS charset,
                  DEFAULT_COLLATION_NAME AS collation, ${dialect.schemaComment} AS comment
             FROM information_schema.SCHEMATA
            WHERE SCHEMA_NAME NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
              AND ${NAME} > ?
            ORDER BY 1 LIMIT ?`,
          [after, limit],
        ),
      ),
  });
}

/** Rights of an active role. */
const IN_ALL =
  /^GRANT (ALL PRIVILEGES|.*\b(SHOW DATABASES|SELECT)\b.*) ON \*\.\* TO /i;

/** Without a right in all databases the others are left out as if they were not there. */
async function assertSeesAll({ query, dialect }: Mysql): Promise<void> {
  const [{ rights }] = await query<{ rights: number }>(
    `SELECT COUNT(*) AS rights FROM information_schema.USER_PRIVILEGES
      WHERE PRIVILEGE_TYPE IN ('SHOW DATABASES', 'SELECT')
        AND GRANTEE = CONCAT("'", REPLACE(CURRENT_USER(), '@', "'@'"), "'")`,
  );
  if (rights) return;
  const [{ roles }] = await query<{ roles: number }>(dialect.roles);
  const grants = roles
    ? await query<Record<string, string>>(dialect.roleGrants)
    : [];
  if (grants.some(row => IN_ALL.test(Object.values(row)[0]))) return;
  throw new ConnectorError(
    'forbidden',
    `This account sees only the databases of ${dialect.product} that it has rights in.`,
    { remedy: 'Grant it SHOW DATABASES ON *.*.' },
  );
}
