import type { ListPage } from '@strata/backstage-plugin-tools-node';
import { dialectOf } from '../dialect';
import { schemas } from './schemas';

/** What an account without rights of its own sees that has an active role. */
async function listWith(version: string, grants: string[]) {
  const dialect = dialectOf(version);
  const query = async (sql: string) => {
    if (/USER_PRIVILEGES/.test(sql)) return [{ rights: 0 }];
    if (/AS roles/.test(sql)) return [{ roles: 1 }];
    if (sql === dialect.roleGrants) return grants.map(grant => ({ grant }));
    return [{ name: 'checkout' }];
  };
  const client = { query, dialect };
  const use = (_: unknown, call: (known: unknown) => unknown) => call(client);
  const list = schemas.list as (context: any) => AsyncIterable<ListPage>;
  const rows: unknown[] = [];
  for await (const page of list({ use })) rows.push(...page.rows);
  return rows;
}

const MARIADB = '10.11.6-MariaDB';
const OWN = 'GRANT USAGE ON *.* TO `strata`@`%`';

it.each([
  [MARIADB, ['GRANT SHOW DATABASES, SLAVE MONITOR ON *.* TO `monitor`']],
  [MARIADB, ['GRANT ALL PRIVILEGES ON *.* TO `monitor`']],
  ['8.4.3', ['GRANT SELECT ON *.* TO `strata`@`%`']],
])('%s: a role shows all databases with %s', async (version, grants) => {
  expect(await listWith(version, grants)).toHaveLength(1);
});

it.each([
  [MARIADB, ['GRANT SELECT ON `checkout`.* TO `monitor`']],
  ['8.4.3', [OWN, 'GRANT `monitor`@`%` TO `strata`@`%`']],
])('%s: a role does not with %s', async (version, grants) => {
  await expect(listWith(version, grants)).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
