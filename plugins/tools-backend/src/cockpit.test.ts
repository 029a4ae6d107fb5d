import { TestDatabases } from '@backstage/backend-test-utils';
import type { SyncRun, SyncState } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import {
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const RUNS = '/syncs/testci.main/jobs/runs';

describe.each(databases.eachSupportedId())('the cockpit on %s', id => {
  const denied = new Set<string>();
  let knex: Knex;
  let tool: ToolServer;
  let portal: Portal;

  beforeEach(async () => {
    denied.clear();
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [
      { id: 'a', name: 'Build' },
      { id: 'b', name: 'Secret build', private: true },
    ];
    knex = await databases.init(id);
    portal = await startPortal({ knex, tool, denied });
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  const runs = async (auth = insider): Promise<SyncRun[]> =>
    (await portal.get(RUNS, auth).expect(200)).body.items;
  const state = async (): Promise<SyncState> =>
    (await portal.get('/syncs', compliance).expect(200)).body.items[0];

  const look = async () => {
    await portal
      .post('/syncs/testci.main/jobs/dry-run')
      .expect(202, { started: true });
    await portal.settle();
  };

  it('keeps a history of runs, newest first', async () => {
    tool.jobs[0].name = 'Renamed';
    await portal.sync();
    tool.token = 'another';
    await portal.sync();
    expect(await runs()).toMatchObject([
      { mode: 'full', outcome: 'failed', error: { kind: 'auth' }, calls: 1 },
      { outcome: 'complete', rows: 2, added: 0, changed: 1 },
      { outcome: 'complete', rows: 2, added: 2, changed: 0, factsChanged: 2 },
    ]);
    expect(await state()).toMatchObject({ outcome: 'failed', failures: 1 });
    expect(await runs(outsider)).toMatchObject([
      { outcome: 'failed' },
      { rows: 0, changed: 1 },
      { rows: 0, added: 1 },
    ]);
  });

  it('tells in few words how the last runs went, without those for looking only', async () => {
    tool.token = 'another';
    await portal.sync();
    await portal.post('/syncs/testci.main/jobs/dry-run').expect(202);
    await portal.settle();
    const { body } = await portal.get('/syncs/trends', outsider).expect(200);
    const run = (outcome: string) => ({
      outcome,
      startedAt: expect.any(String),
      durationMs: expect.any(Number),
    });
    expect(body.items).toEqual([
      {
        instance: 'testci.main',
        resource: 'jobs',
        runs: [run('complete'), run('failed')],
      },
    ]);
    denied.add('tools.item.read');
    await portal.get('/syncs/trends').expect(403);
  });

  it('tells of the last runs only, however many there were', async () => {
    const [run] = await knex('tools_runs');
    for (let n = 0; n < 40; n++) {
      await knex('tools_runs').insert({
        ...{ ...run, id: `run-${n}`, duration_ms: n },
        mode: n % 2 ? 'dry' : 'changes',
        started_at: `2100-01-01T00:00:${10 + n}.000Z`,
      });
    }
    const { body } = await portal.get('/syncs/trends').expect(200);
    const [{ runs: shown }] = body.items;
    const expected = Array.from({ length: 16 }, (_, at) => 8 + at * 2);
    expect(shown.map((one: SyncRun) => one.durationMs)).toEqual(expected);
  });

  it('stops runs by schedule and says who did', async () => {
    const path = '/syncs/testci.main/jobs/pause';
    await portal.put(path, { paused: true }).expect(204);
    expect((await state()).paused).toMatchObject({
      by: 'user:default/insider',
    });
    expect((await state()).nextRunAt).toBeUndefined();
    await portal.put(path, { paused: false }).expect(204);
    expect((await state()).paused).toBeUndefined();
    expect((await state()).nextRunAt).toBeDefined();
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'sync-pause' }),
    );
  });

  it('shows what a run would change, and changes nothing', async () => {
    tool.jobs = [
      { id: 'a', name: 'Renamed' },
      { id: 'c', name: 'New' },
      { id: 'd', name: 'Secret new', private: true },
    ];
    const before = (await portal.get('/items')).body;
    await look();
    const [dry] = await runs();
    expect(dry).toMatchObject({
      mode: 'dry',
      outcome: 'complete',
      added: 2,
      changed: 1,
      ...{ removed: 0, missing: 1, heldBack: 0 },
      samples: [
        { change: 'add', title: 'New' },
        { change: 'add', title: 'Secret new' },
        { change: 'change', title: 'Build' },
        { change: 'miss', title: 'Secret build' },
      ],
    });
    expect((await runs(outsider))[0]).toMatchObject({
      added: 1,
      changed: 1,
      ...{ removed: 0, missing: 0, heldBack: 0 },
      samples: [
        { change: 'add', title: 'New' },
        { change: 'change', title: 'Build' },
      ],
    });
    expect((await portal.get('/items')).body).toEqual(before);
    expect(await state()).toMatchObject({ added: 2, changed: 0 });
  });

  it('says of what is gone what the next run really does', async () => {
    tool.jobs = [{ id: 'a', name: 'Build' }];
    for (const numbers of [
      { removed: 0, missing: 1, heldBack: 0 },
      { removed: 1, missing: 0, heldBack: 0 },
      { removed: 0, missing: 0, heldBack: 0 },
    ]) {
      await look();
      expect((await runs())[0]).toMatchObject({ mode: 'dry', ...numbers });
      await portal.sync();
      expect((await runs())[0]).toMatchObject({ mode: 'full', ...numbers });
    }
    expect(await runs(outsider)).toMatchObject(
      [0, 0, 0, 0, 0, 0, 0].map(() => ({ removed: 0, missing: 0 })),
    );
  });

  it('says what the next run would hold back', async () => {
    tool.jobs = [];
    await look();
    const held = { outcome: 'held', removed: 0, missing: 0 };
    const [dry] = await runs();
    expect(dry).toMatchObject({ ...held, mode: 'dry', heldBack: 2 });
    expect(dry.samples).toEqual([
      { change: 'hold', title: 'Build' },
      { change: 'hold', title: 'Secret build' },
    ]);
    const [less] = await runs(outsider);
    expect(less).toMatchObject({ ...held, heldBack: 1 });
    expect(less.samples).toEqual([{ change: 'hold', title: 'Build' }]);
    await portal.sync();
    expect((await runs())[0]).toMatchObject({ ...held, heldBack: 2 });
    expect((await runs(outsider))[0]).toMatchObject({ ...held, heldBack: 1 });
  });

  it('tries a configured tool and names what is missing', async () => {
    const check = '/instances/testci.main/check';
    expect((await portal.post(check).expect(200)).body).toEqual({
      instance: 'testci.main',
      instanceTitle: 'Test CI main',
      reachable: true,
      permissions: ['the read role'],
      resources: [
        {
          resource: 'jobs',
          resourceTitle: 'Jobs',
          readable: true,
          lacking: [],
        },
      ],
      switchedOff: [],
      changes: [],
    });
    tool.token = 'another';
    expect((await portal.post(check).expect(200)).body).toMatchObject({
      reachable: false,
      error: {
        kind: 'auth',
        remedy: expect.stringContaining('tools.testci.main.token'),
      },
      resources: [],
    });
  });

  it('refuses those who may not run syncs', async () => {
    denied.add('tools.sync.run');
    await portal.post('/syncs/testci.main/jobs/dry-run').expect(403);
    await portal.post('/instances/testci.main/check').expect(403);
    await portal
      .put('/syncs/testci.main/jobs/pause', { paused: true })
      .expect(403);
    await portal.post('/instances/testci.none/check').expect(403);
    denied.clear();
    await portal.post('/instances/testci.none/check').expect(404);
  });
});
