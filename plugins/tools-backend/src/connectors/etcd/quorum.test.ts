import { TestDatabases } from '@backstage/backend-test-utils';
import { join } from 'node:path';
import { configOf, readCases } from '../__testUtils__/cases';
import { dialectOf } from '../__testUtils__/dialects';
import { FaultyTool } from '../__testUtils__/faultyTool';
import { openEngine } from '../__testUtils__/openEngine';
import { connector } from './connector';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('keeps what is known of the access while there is no leader to ask', async () => {
  const [healthy, lost] = ['cluster', 'no-leader'].map(
    recorded =>
      readCases(join(__dirname, 'cases')).find(({ name }) => name === recorded)!
        .recording,
  );
  const knex = await databases.init('SQLITE_3');
  const { db, engine } = await openEngine(knex, connector, {
    config: { ...configOf(healthy), fullEveryMinutes: 0.1 },
    now: new Date(healthy.now),
  });
  const target = engine.targets.find(one => one.resource.name === 'clusters')!;
  const factsAfter = async ({ responses }: typeof healthy) => {
    const tool = new FaultyTool(responses, dialectOf('etcd'));
    try {
      await tool.during(() => engine.run(target));
    } finally {
      tool.close();
    }
    const rows = await db('tools_facts').select('fact_id', 'value');
    return Object.fromEntries(rows.map(row => [row.fact_id, row.value]));
  };
  const before = await factsAfter(healthy);
  const after = await factsAfter(lost);
  expect(before).toHaveProperty(['store.access']);
  expect(after['store.access']).toEqual(before['store.access']);
  expect(JSON.parse(after['cluster.health'])).toMatchObject({ quorum: false });
});
