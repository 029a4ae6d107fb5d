import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engine/engine';
import { itemUid } from '../store/hash';
import type { SyncRow } from '../store/rows';
import { faults } from './__testUtils__/faults';
import { permanentOf } from './__testUtils__/permanent';
import { BEGINS_ANEW, meaningless, ONE_PAGE } from './__testUtils__/matrix';
import { openEngine } from './__testUtils__/openEngine';
import {
  expectResumable,
  idsOf,
  readPages,
  stopsIn,
} from './__testUtils__/readPages';
import type { Trouble } from './__testUtils__/standIn';
import { openStandIn, troublesOf, type Opened } from './__testUtils__/standIns';
import { connectors } from './index.generated';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const all = connectors.flatMap(connector =>
  connector.resources.map(resource => ({
    name: `${connector.id} ${resource.name}`,
    connector,
    resource,
  })),
);

it('excuses only what there is', () => {
  const cells = all.flatMap(({ name }) =>
    faults.map(fault => `${name}: ${fault.name}`),
  );
  const names = all.map(({ name }) => name);
  expect([...names, ...cells]).toEqual(
    expect.arrayContaining(
      [ONE_PAGE, BEGINS_ANEW].flatMap(table => Object.keys(table)),
    ),
  );
});

describe.each(all)('$name', ({ name, connector, resource }) => {
  const troubles = troublesOf(connector, resource);
  let opened: Opened;
  let tool: Opened['tool'];
  let db: Knex;
  let engine: Engine;
  let clock: { skewMs: number };

  const target = () =>
    engine.targets.find(one => one.resource.name === resource.name)!;
  const run = async (signal?: AbortSignal) => {
    // Else little would be asked for, where nothing has changed.
    await db('tools_syncs').update({ validator: null });
    await db('tools_facts').delete();
    // As after the time for which it wanted to be left alone.
    engine.gates.forEach(gate => gate.tryNow?.());
    await engine.run(target(), signal);
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
    opened = await openStandIn(connector, resource);
    tool = opened.tool;
    const knex = await databases.init('SQLITE_3');
    const config = { ...opened.config, fullEveryMinutes: 0.1 };
    const { now } = opened;
    ({ clock, db, engine } = await openEngine(knex, connector, {
      config,
      now,
    }));
    await tool.during(run);
  });
  afterAll(() => tool?.close());

  /** Nothing is lost, and after the next good runs it is as if nothing had been. */
  async function heals(before: Awaited<ReturnType<typeof state>>) {
    const uids = (await state()).items.map(({ uid }) => uid);
    expect(uids).toEqual(
      expect.arrayContaining(before.items.map(({ uid }) => uid)),
    );
    // As when a person asks: a tool that failed often is left alone for a while.
    engine.gates.get(target().instance.id)?.tryNow?.();
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

  it('names its items as ever', () => {
    const uids = idsOf(opened.pages).map(id =>
      itemUid(`${connector.id}.main`, resource.name, id),
    );
    expect(uids).toContain(permanentOf(connector.id).resources[resource.name]);
  });

  const paged = !(name in ONE_PAGE);

  it('has a second page, or says why not', () => {
    expect(tool.shape.turns.length > 0).toBe(paged);
  });

  const resumable = paged && !(name in BEGINS_ANEW);

  it('can be gone on with, or says why not', () => {
    expect(stopsIn(opened.pages).length > 0).toBe(resumable);
  });

  if (resumable) {
    it('can be gone on with behind each page', async () => {
      await expectResumable(opened.pages, before =>
        tool.during(() =>
          readPages(connector, resource, { ...opened, before }),
        ),
      );
    });
  }

  it('goes wrong in every way that has a meaning', () => {
    const tried = troubles.map(trouble => trouble.name);
    const not = Object.keys(meaningless(connector, name));
    const known = faults.map(fault => fault.name);
    expect([...tried, ...not].sort()).toEqual(known.sort());
  });

  const believed = troubles.filter(
    ({ empties }) => empties && resource.mayBeEmpty === true,
  );

  async function survives(trouble: Trouble) {
    const before = await state();
    for (let time = 0; time < (trouble.runs ?? 2); time++) {
      await tool.during(run, trouble);
      const { outcome, error } = await sync();
      if (time === 0) expect(tool.wrong).not.toEqual([]);
      if (!trouble.kinds || !tool.wrong.length) continue;
      expect(['failed', 'partial']).toContain(outcome);
      expect(trouble.kinds).toContain(JSON.parse(error!).kind);
      const places = tool.wrong.map(question => question.split('?')[0]);
      if (trouble.endsRun) expect(places).toEqual([...new Set(places)]);
    }
    await heals(before);
  }

  troubles
    .filter(trouble => !believed.includes(trouble))
    .forEach(trouble => {
      it(`survives ${trouble.name}`, () => survives(trouble));
    });

  believed.forEach(trouble =>
    it(`believes ${trouble.name} the second time`, async () => {
      const uids = async () => (await state()).items.map(({ uid }) => uid);
      const before = await uids();
      await tool.during(run, trouble);
      expect(await uids()).toEqual(before);
      await tool.during(run, trouble);
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

  /** The first page behind which a run can go on, and is not at its end. */
  const stop = () => {
    const { ends, total } = tool.shape;
    return stopsIn(opened.pages).find(page => ends[page - 1] < total);
  };
  const countOf = async (query: Knex.QueryBuilder) => {
    const [{ count }] = await query.count({ count: '*' });
    return Number(count);
  };
  const stored = () => countOf(db('tools_checkpoints'));
  const resumed = () =>
    countOf(db('tools_runs').whereNotNull('resumed_at_page'));

  it('survives a restart in the middle', async () => {
    const before = await state();
    const resumedBefore = await resumed();
    const abort = new AbortController();
    const page = stop();
    const from = page
      ? tool.shape.ends[page - 1] + 1
      : tool.shape.turns[0] ?? 1;
    await tool.during(
      () => run(abort.signal),
      undefined,
      async n => {
        if (n < from) return;
        // The page before is stored while this one is asked for.
        while (page && (await stored()) < page) await wait(1);
        abort.abort(new Error('restart'));
      },
    );
    expect((await sync()).outcome).toBe('failed');
    expect(await stored()).toBe(page ?? 0);
    await tool.during(run);
    expect(await sync()).toMatchObject({ outcome: 'complete', error: null });
    expect(await resumed()).toBe(resumedBefore + (page ? 1 : 0));
    await heals(before);
  });
});
