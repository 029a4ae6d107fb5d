import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  HeldRemovals,
  RemovalDecision,
  RemovalGroup,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import {
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer, type Job } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const SYNC = '/syncs/testci.main/jobs';
const HELD = `${SYNC}/held`;

const jobs = (prefix: string, count: number): Job[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${prefix}${String(at).padStart(2, '0')}`,
    name: `Job ${prefix}${String(at).padStart(2, '0')}`,
  }));

describe.each(databases.eachSupportedId())('held removals on %s', id => {
  const denied = new Set<string>();
  const stays = jobs('stays', 3);
  let tool: ToolServer;
  let portal: Portal;

  beforeEach(async () => {
    denied.clear();
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [
      ...stays,
      ...jobs('gone', 24),
      { id: 'x', name: 'Build', service: 'checkout-api' },
      { id: 's', name: 'Secret', private: true },
    ];
    const knex = await databases.init(id);
    portal = await startPortal({
      ...{ knex, tool, denied },
      config: { removalBudget: { items: 5, percent: 0 } },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  const shows = async (...shown: Job[]) => {
    tool.jobs = [...stays, ...shown];
    await portal.sync();
  };
  const list = async (
    group: RemovalGroup = 'held',
    query = '',
    auth = insider,
  ): Promise<HeldRemovals> =>
    (await portal.get(`${HELD}?group=${group}${query}`, auth).expect(200)).body;
  const decide = (decision: RemovalDecision, auth = insider) =>
    portal.post(HELD, decision, auth);
  const decideShown = async (
    decision: 'accept' | 'refuse',
    group: RemovalGroup = 'held',
  ) => {
    const { revision } = await list(group);
    await decide({ group, decision, revision }).expect(204);
  };
  const sync = async (): Promise<SyncState> =>
    (await portal.get('/syncs')).body.items[0];
  const items = async (): Promise<number> => (await sync()).items;

  it('are listed one page at a time, with what they are and who has them', async () => {
    await shows();
    expect(await sync()).toMatchObject({ outcome: 'held', heldBack: 26 });
    const first = await list('held', '&limit=20');
    expect(first).toMatchObject({ total: 26, hidden: 0 });
    expect(first.items).toHaveLength(20);
    expect(first.items[0]).toEqual({
      uid: expect.stringMatching(/^[0-9a-f]{16}$/),
      title: 'Build',
      externalId: 'x',
      url: `${tool.baseUrl}/jobs/x`,
      missingSince: expect.stringMatching(/^20/),
      services: ['component:default/checkout-api'],
    });
    const next = `&limit=20&cursor=${first.nextCursor}`;
    const second = await list('held', next);
    expect(second.nextCursor).toBeUndefined();
    expect(second.revision).toBe(first.revision);
    const all = [...first.items, ...second.items].map(({ title }) => title);
    expect(all).toEqual([
      'Build',
      ...jobs('gone', 24).map(({ name }) => name),
      'Secret',
    ]);
    await portal.get(`${HELD}?group=other`).expect(400);
    await portal.get('/syncs/testci.main/nothing/held').expect(404);
  });

  it('are decided as they were shown, or not at all', async () => {
    await shows(...jobs('gone', 10));
    const { revision, total } = await list();
    expect(total).toBe(16);
    await shows(...jobs('gone', 9));
    for (const decision of ['accept', 'refuse'] as const) {
      const { body } = await decide({ decision, revision }).expect(409);
      expect(body.error.message).toContain('look at it again');
    }
    expect(portal.auditEvent.fail).toHaveBeenCalledTimes(2);
    expect(await items()).toBe(29);
    expect(await sync()).toMatchObject({ heldBack: 17, removalsRefused: 0 });
    await decideShown('accept');
    expect(portal.auditEvent.success).toHaveBeenLastCalledWith({
      meta: { items: 17 },
    });
    expect(await items()).toBe(12);
    expect(await sync()).toMatchObject({ outcome: 'complete', missing: 0 });
  });

  it('do not take along what was refused, until that is accepted by itself', async () => {
    await shows(...jobs('gone', 18));
    await decideShown('refuse');
    expect(await sync()).toMatchObject({
      ...{ outcome: 'complete', heldBack: 0, removalsRefused: 8 },
    });
    await shows(...jobs('gone', 10));
    expect(await list()).toMatchObject({ total: 8 });
    const stale = await list('refused');
    expect(stale).toMatchObject({ total: 8 });
    await decideShown('accept');
    expect(await items()).toBe(29 - 8);
    expect(await list('refused')).toEqual(stale);
    await decide({ decision: 'accept', revision: stale.revision }).expect(409);
    await decideShown('accept', 'refused');
    expect(await items()).toBe(29 - 16);
    expect(await sync()).toMatchObject({ removalsRefused: 0 });
  });

  it('are asked about again when what was refused came back and left', async () => {
    await shows();
    await decideShown('refuse');
    await shows();
    expect(await sync()).toMatchObject({ heldBack: 0, removalsRefused: 26 });
    await shows(...jobs('gone', 24));
    expect(await sync()).toMatchObject({ removalsRefused: 2 });
    await shows();
    expect(await sync()).toMatchObject({ heldBack: 24, removalsRefused: 2 });
  });

  it('are not decided while the sync runs', async () => {
    await shows();
    const { revision } = await list();
    let release = () => {};
    const blocked = new Promise<void>(done => {
      release = done;
    });
    tool.misbehave = response => {
      void blocked.then(() => response.writeHead(500).end());
      return true;
    };
    await portal.post(`${SYNC}/run`).expect(202, { started: true });
    for (const decision of ['accept', 'refuse'] as const) {
      const { body } = await decide({ decision, revision }).expect(409);
      expect(body.error.message).toContain('decide when it has finished');
    }
    release();
    await portal.settle();
    expect(await items()).toBe(29);
    await decide({ decision: 'accept', revision }).expect(204);
    expect(await items()).toBe(3);
  });

  it('are decided once, by whoever is first', async () => {
    await shows();
    const { revision } = await list();
    const answers = await Promise.all([
      decide({ decision: 'accept', revision }),
      decide({ decision: 'refuse', revision }),
    ]);
    const [accepted, refused] = answers.map(({ status }) => status);
    expect([accepted, refused].sort()).toEqual([204, 409]);
    expect(await sync()).toMatchObject(
      accepted === 204
        ? { items: 3, removalsRefused: 0 }
        : { items: 29, removalsRefused: 26 },
    );
  });

  it('are none where only the next run decides', async () => {
    await shows(...jobs('gone', 23), { id: 'x', name: 'Build' });
    expect(await sync()).toMatchObject({ outcome: 'complete', missing: 2 });
    expect(await list()).toMatchObject({ items: [], total: 0, hidden: 0 });
    await decideShown('accept');
    expect(await sync()).toMatchObject({ items: 29, missing: 2 });
  });

  it('tell those who may decide how many more they may not see', async () => {
    await shows();
    expect(await list('held', '', outsider)).toMatchObject({
      ...{ total: 25, hidden: 1 },
    });
    denied.add('tools.removal.decide');
    expect(await list('held', '', outsider)).not.toHaveProperty('hidden');
    denied.clear();
    const { revision } = await list('held', '', outsider);
    expect(revision).not.toBe((await list()).revision);
    await decide({ decision: 'accept', revision }, outsider).expect(204);
    expect(await sync()).toMatchObject({ outcome: 'held', heldBack: 1 });
    expect(await list('held', '', outsider)).toMatchObject({
      ...{ items: [], total: 0, hidden: 1 },
    });
  });

  it('are decided by people only, who say what they were shown', async () => {
    await shows();
    const { revision } = await list('held', '', compliance);
    await decide({ decision: 'accept', revision }, compliance).expect(403);
    await portal.post(HELD, { decision: 'accept' }).expect(400);
    expect(await items()).toBe(29);
  });
});
