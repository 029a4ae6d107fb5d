import { dialectOf } from './dialect';

it.each([
  ['5.7.44-log', 'MySQL', '5.7.44', 'SHOW SLAVE STATUS', "''"],
  ['8.0.21', 'MySQL', '8.0.21', 'SHOW SLAVE STATUS', "''"],
  ['8.0.22-0ubuntu0.20.04.2', 'MySQL', '8.0.22', 'SHOW REPLICA STATUS', "''"],
  ['8.4.3', 'MySQL', '8.4.3', 'SHOW REPLICA STATUS', "''"],
  ['9.1.0', 'MySQL', '9.1.0', 'SHOW REPLICA STATUS', "''"],
  [
    '5.5.5-10.3.39-MariaDB',
    'MariaDB',
    '10.3.39',
    'SHOW ALL SLAVES STATUS',
    "''",
  ],
  [
    '11.4.2-MariaDB-ubu2404',
    'MariaDB',
    '11.4.2',
    'SHOW ALL SLAVES STATUS',
    'SCHEMA_COMMENT',
  ],
])('knows %s', (text, product, version, replicaStatus, schemaComment) => {
  expect(dialectOf(text)).toMatchObject({
    product,
    version,
    replicaStatus,
    schemaComment,
  });
});
