import { TestDatabases } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { createHarness } from '../__testUtils__/harness';
import { ToolServer } from '../__testUtils__/toolServer';
import { OwnerNotices } from './ownerNotices';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const OWNER = 'group:default/ci-team';

describe.each(databases.eachSupportedId())('notices to owners on %s', id => {
  let tool: ToolServer;
  let harness: Awaited<ReturnType<typeof createHarness>>;
  let sent: NotificationSendOptions[];
  let deliver: () => Promise<void>;

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = ['a', 'b'].map(key => ({ id: key, name: `Job ${key}` }));
    sent = [];
    deliver = async () => {};
  });
  afterEach(() => tool.stop());

  async function start(config: Record<string, unknown> = { owner: OWNER }) {
    harness = await createHarness(await databases.init(id), tool, config);
    await harness.run();
  }

  /** A process, which sees the clock so many minutes ahead. */
  function replica(minutes: number, fallback: string[] = []) {
    return new OwnerNotices({
      db: harness.db,
      logger: harness.logger,
      targets: harness.engine.targets,
      fallback,
      now: () => new Date(Date.now() + minutes * 60_000),
      notifications: {
        send: async notification => {
          await deliver();
          sent.push(notification);
        },
      },
    });
  }

  const look = (minutes: number, fallback?: string[]) =>
    replica(minutes, fallback).look();
  const titles = () => sent.map(({ payload }) => payload.title);
  const since = expect.stringMatching(
    /^Test CI main: Jobs has not been read whole since \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
  );

  async function breakDown() {
    tool.token = 'another';
    await harness.run();
    await harness.run();
  }

  it('say once that a sync stays broken, and once that it is well', async () => {
    await start();
    await breakDown();
    await look(59);
    expect(sent).toEqual([]);
    await Promise.all([look(61), look(61), look(61)]);
    await harness.run();
    await look(90);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: [OWNER] },
        payload: {
          title: since,
          description: expect.stringContaining('tools.testci.main.token'),
          link: '/syncs',
          severity: 'high',
          topic: 'syncs',
          scope: 'sync/testci.main/jobs/failing',
        },
      },
    ]);
    tool.token = 'read-canary';
    await harness.run();
    await Promise.all([look(91), look(91)]);
    await look(92);
    expect(titles()).toEqual([since, 'Test CI main: Jobs is read again']);
    await breakDown();
    await look(61);
    expect(titles()).toHaveLength(3);
  });

  it('say nothing of one failure, of a short one and of what is paused', async () => {
    await start();
    tool.token = 'another';
    await harness.run();
    await look(600);
    await harness.run();
    await harness.db('tools_syncs').update({ paused_at: '2026-01-01' });
    await look(600);
    await harness.db('tools_syncs').update({ paused_at: null });
    tool.token = 'read-canary';
    await harness.run();
    await look(600);
    expect(sent).toEqual([]);
  });

  it('wait as long as the instance says', async () => {
    await start({ owner: OWNER, notifyAfterMinutes: 5 });
    await breakDown();
    await look(4);
    expect(sent).toEqual([]);
    await look(6);
    expect(titles()).toEqual([since]);
  });

  it('say what nobody could hear again, and warn once', async () => {
    await start();
    await breakDown();
    deliver = async () => {
      throw new Error('Request failed with status 404');
    };
    const process = replica(61);
    harness.logger.warn.mockClear();
    await process.look();
    await process.look();
    expect(harness.logger.warn).toHaveBeenCalledTimes(1);
    deliver = async () => {};
    await process.look();
    await process.look();
    expect(titles()).toEqual([since]);
  });

  it('are taken over from a process that was killed while it told', async () => {
    await start();
    await breakDown();
    const key = { instance: 'testci.main', resource: 'jobs', kind: 'failing' };
    const telling = (claimedUntil: string) =>
      harness
        .db('tools_notices')
        .insert({ ...key, state: 'telling', claimed_until: claimedUntil })
        .onConflict(['instance', 'resource', 'kind'])
        .merge();
    await telling('2999-01-01T00:00:00.000Z');
    await look(61);
    expect(sent).toEqual([]);
    await telling('2020-01-01T00:00:00.000Z');
    await look(61);
    expect(titles()).toEqual([since]);
  });

  it('remind of held removals after a day, and name none', async () => {
    await start({ owner: OWNER, removalBudget: { items: 0, percent: 0 } });
    tool.jobs = tool.jobs.slice(1);
    await harness.run();
    await look(23 * 60);
    expect(sent).toEqual([]);
    await look(25 * 60);
    await look(26 * 60);
    expect(titles()).toEqual([
      'Test CI main: Jobs waits for a decision about removals',
    ]);
    expect(JSON.stringify(sent)).not.toContain('Job a');
    tool.jobs.push({ id: 'a', name: 'Job a' });
    await harness.run();
    await look(27 * 60);
    expect(titles()).toHaveLength(2);
  });

  it('go to the platform team where no owner is named, and to nobody without one', async () => {
    await start({});
    await breakDown();
    await look(61);
    expect(sent).toEqual([]);
    await look(61, ['group:default/platform']);
    expect(sent[0].recipients).toEqual({
      type: 'entity',
      entityRef: ['group:default/platform'],
    });
  });

  it('refuse an owner that is no entity ref', async () => {
    const knex = await databases.init(id);
    await expect(
      createHarness(knex, tool, { owner: 'platform' }),
    ).rejects.toThrow(
      'tools.testci.main.owner: must be an entity ref such as group:default/platform',
    );
  });
});
