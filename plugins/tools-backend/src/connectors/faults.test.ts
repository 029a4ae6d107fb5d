import { TestDatabases } from '@backstage/backend-test-utils';
import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { join } from 'node:path';
import type { Engine } from '../engine/engine';
import type { SyncRow } from '../store/rows';
import { readCases, type RecordedCase } from './__testUtils__/cases';
import { dialectOf } from './__testUtils__/dialects';
import { faults } from './__testUtils__/faults';
import { FaultyTool } from './__testUtils__/faultyTool';
import { openEngine } from './__testUtils__/openEngine';
import { connectors } from './index.generated';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Of each resource, the recording that shows the most of a whole and undisturbed read. */
function bestCases(connector: ConnectorDefinition<any>) {
  const cases = readCases(join(__dirname, connector.id, 'cases'));
  return connector.resources.flatMap(resource => {
    const usable = cases
      .filter(({ expected }) => isWhole((expected as any)[resource.name]))
      .sort((a, b) => sizeOf(b, resource.name) - sizeOf(a, resource.name));
    return usable.slice(0, 1).map(recorded => ({ resource, recorded }));
  });
}

function isWhole(reading: any): boolean {
  return Boolean(
    reading?.complete && reading.items.length && !reading.evidenceError,
  );
}

function sizeOf({ expected }: RecordedCase, resource: string): number {
  return (expected as any)[resource].items.length;
}

/** What does not speak HTTP goes wrong in other ways, and is tested with its connector. */
const throughHttp = connectors.filter(({ api }) => !api.protocols);

const subjects = throughHttp.flatMap(connector =>
  bestCases(connector).map(({ resource, recorded }) => ({
    name: `${connector.id} ${resource.name} (${recorded.name})`,
    connector,
    resource,
    recorded,
  })),
);

it('covers every connector that speaks HTTP', () => {
  const covered = new Set(subjects.map(({ connector }) => connector.id));
  const missing = throughHttp.filter(({ id }) => !covered.has(id));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

describe.each(subjects)('$name', ({ connector, resource, recorded }) => {
  let tool: FaultyTool;
  let db: Knex;
  let engine: Engine;
  let clock: { skewMs: number };

  const target = () =>
    engine.targets.find(one => one.resource.name === resource.name)!;
  /** As after the time for which a tool wanted to be left alone. */
  const run = (signal?: AbortSignal) => {
    engine.gates.forEach(gate => gate.tryNow?.());
    return engine.run(target(), signal);
  };
  const state = async () => ({
    items: await db('tools_items')
      .select('uid', 'title', 'missing_since')
      .orderBy('uid'),
    facts: await db('tools_facts')
      .select('uid', 'fact_id', 'value')
      .orderBy(['uid', 'fact_id']),
  });
  const sync = async (): Promise<SyncRow> =>
    db('tools_syncs').where({ resource: resource.name }).first();

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    const { recording } = recorded;
    const { responses, jsonPrefix } = recording;
    ({ clock, db, engine } = await openEngine(knex, connector, recording, {
      fullEveryMinutes: 0.1,
    }));
    tool = new FaultyTool(responses, dialectOf(connector.id, jsonPrefix));
    await tool.during(run);
  });
  afterAll(() => tool.close());

  /** Nothing is lost, and after the next good runs it is as if nothing had been. */
  async function heals(before: Awaited<ReturnType<typeof state>>) {
    const uids = (await state()).items.map(({ uid }) => uid);
    expect(uids).toEqual(
      expect.arrayContaining(before.items.map(({ uid }) => uid)),
    );
    // The first one may only go on with what the faulty run had read.
    await tool.during(run);
    await tool.during(run);
    expect(await sync()).toMatchObject({ outcome: 'complete', error: null });
    const after = await state();
    const known = new Set(before.items.map(({ uid }) => uid));
    expect(after.items.filter(({ uid }) => known.has(uid))).toEqual(
      before.items,
    );
    expect(after.facts.filter(({ uid }) => known.has(uid))).toEqual(
      before.facts,
    );
  }

  it('is read whole', async () => {
    expect(await sync()).toMatchObject({ outcome: 'complete', error: null });
    expect((await state()).items).not.toEqual([]);
  });

  const believed = faults.filter(
    ({ empties }) => empties && resource.mayBeEmpty === true,
  );
  const survived = faults.filter(fault => !believed.includes(fault));

  it.each(survived.map(fault => [fault.name, fault] as const))(
    'survives %s',
    async (_, fault) => {
      const before = await state();
      for (let time = 0; time < (fault.runs ?? 2); time++) {
        await tool.during(run, fault);
        const { outcome, error } = await sync();
        if (!fault.kinds || !tool.wentWrong) continue;
        expect(['failed', 'partial']).toContain(outcome);
        expect(fault.kinds).toContain(JSON.parse(error!).kind);
      }
      await heals(before);
    },
  );

  believed.forEach(fault =>
    it(`believes ${fault.name} the second time`, async () => {
      const uids = async () => (await state()).items.map(({ uid }) => uid);
      const before = await uids();
      await tool.during(run, fault);
      expect(await uids()).toEqual(before);
      await tool.during(run, fault);
      expect(await sync()).toMatchObject({ outcome: 'complete', error: null });
      expect(await uids()).toEqual([]);
      await tool.during(run);
      expect(await uids()).toEqual(before);
    }),
  );

  it.each([-1, 1])('survives a clock that is off by %s days', async days => {
    const before = await state();
    for (let time = 0; time < 2; time++) {
      clock.skewMs = days * 86_400_000;
      await tool.during(run);
    }
    clock.skewMs = 0;
    await heals(before);
  });

  it('survives a restart in the middle', async () => {
    const before = await state();
    const abort = new AbortController();
    await tool.during(() => run(abort.signal), {
      name: 'restart',
      hits: () => true,
      answer: () => {
        abort.abort(new Error('restart'));
        return new Response(null, { status: 503 });
      },
    });
    expect((await sync()).outcome).toBe('failed');
    await heals(before);
  });
});
