import { TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type {
  MetricAttributes,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import { catalog, startPortal, type Portal } from '../__testUtils__/portal';
import { ToolServer } from '../__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const JOBS = { connector: 'testci', instance: 'testci.main', resource: 'jobs' };

/** Keeps what counters and histograms were given, and asks gauges. */
function recordMetrics() {
  const values: [name: string, value: number, labels?: MetricAttributes][] = [];
  const gauges = new Map<string, MetricsServiceObservableCallback>();
  const keep = (name: string) => (value: number, labels?: MetricAttributes) =>
    void values.push([name.replace('strata.tools.sync.', ''), value, labels]);
  const service = metricsServiceMock.mock({
    createCounter: name => ({ add: keep(name) }),
    createHistogram: name => ({ record: keep(name) }),
    createObservableGauge: name => ({
      addCallback: (callback: any) => gauges.set(name, callback),
      removeCallback: () => gauges.delete(name),
    }),
  });
  return {
    service,
    gauges,
    /** What was recorded since the last time. */
    take: () => values.splice(0),
    async gauge(name: string) {
      const observed: [number, MetricAttributes?][] = [];
      await gauges.get(`strata.tools.sync.${name}`)!({
        observe: (value, labels) => void observed.push([value, labels]),
      });
      return observed;
    },
  };
}

describe.each(databases.eachSupportedId())('metrics of syncs on %s', id => {
  let tool: ToolServer;
  let portal: Portal;
  let metrics: ReturnType<typeof recordMetrics>;

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = ['a', 'b', 'c'].map(key => ({ id: key, name: `Job ${key}` }));
    metrics = recordMetrics();
    portal = await startPortal({
      ...{ knex: await databases.init(id), tool },
      config: { removalBudget: { items: 0, percent: 0 } },
      features: [metrics.service.factory],
    });
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  it('count what a run did', async () => {
    const full = { ...JOBS, mode: 'full', outcome: 'complete' };
    expect(metrics.take()).toEqual([
      ['runs', 1, { ...full, error: 'none' }],
      ['duration', expect.any(Number), full],
      ['calls', 1, JOBS],
      ['rows', 3, JOBS],
      ['rows.invalid', 0, JOBS],
      ['items.written', 3, { ...JOBS, change: 'added' }],
      ['items.written', 0, { ...JOBS, change: 'changed' }],
      ['items.written', 0, { ...JOBS, change: 'removed' }],
    ]);
    tool.jobs[0].name = 'Renamed';
    tool.jobs[1].name = 7;
    await portal.sync();
    expect(metrics.take()).toEqual(
      expect.arrayContaining([
        ['rows', 2, JOBS],
        ['rows.invalid', 1, JOBS],
        ['items.written', 1, { ...JOBS, change: 'changed' }],
      ]),
    );
  });

  it('name the kind of an error, and how often in a row', async () => {
    expect(await metrics.gauge('failures')).toEqual([[0, JOBS]]);
    tool.token = 'another';
    metrics.take();
    await portal.sync();
    await portal.sync();
    const runs = metrics.take().filter(([name]) => name === 'runs');
    const failed = { ...JOBS, mode: 'full', outcome: 'failed', error: 'auth' };
    expect(runs).toEqual([
      ['runs', 1, failed],
      ['runs', 1, failed],
    ]);
    expect(await metrics.gauge('failures')).toEqual([[2, JOBS]]);
  });

  it('tell the age, what is held back and what is paused', async () => {
    const [[age]] = await metrics.gauge('age');
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(60);
    tool.jobs = tool.jobs.slice(1);
    await portal.sync();
    expect(await metrics.gauge('items.held')).toEqual([[1, JOBS]]);
    expect(await metrics.gauge('paused')).toEqual([[0, JOBS]]);
    const path = '/syncs/testci.main/jobs/pause';
    await portal.put(path, { paused: true }).expect(204);
    expect(await metrics.gauge('paused')).toEqual([[1, JOBS]]);
  });

  it('tell what the catalog refuses', async () => {
    expect(await metrics.gauge('items.refused')).toEqual([[0, JOBS]]);
    const [{ uid }] = (await portal.get('/items')).body.items;
    const verdicts = { items: [{ uid, problem: 'type: too long' }] };
    await portal.post('/feed/verdicts', verdicts, catalog).expect(204);
    expect(await metrics.gauge('items.refused')).toEqual([[1, JOBS]]);
  });

  it('stop with the backend', async () => {
    expect([...metrics.gauges.keys()]).toHaveLength(6);
    await portal.stop();
    expect([...metrics.gauges.keys()]).toEqual([]);
  });

  it('count deliveries of webhooks and what was read and waits', async () => {
    await portal.stop();
    portal = await startPortal({
      ...{ knex: await databases.init(id), tool },
      config: { webhookSecret: 'a-secret-of-the-test-tool' },
      features: [metrics.service.factory],
    });
    metrics.take();
    const deliver = (secret: string) =>
      portal
        .raw('/webhooks/testci/main')
        .set({ 'content-type': 'application/json', 'x-test-token': secret })
        .send('{"jobs":["a"]}');
    await deliver('another-secret').expect(401);
    await portal
      .put('/syncs/testci.main/jobs/pause', { paused: true })
      .expect(204);
    await deliver('a-secret-of-the-test-tool').expect(202);
    const observed: [number, MetricAttributes?][] = [];
    await metrics.gauges.get('strata.tools.webhook.waiting')!({
      observe: (value, labels) => void observed.push([value, labels]),
    });
    expect(observed).toEqual([[1, JOBS]]);
    const { connector, instance } = JOBS;
    const labels = { connector, instance };
    expect(metrics.take()).toEqual([
      [
        'strata.tools.webhook.deliveries',
        1,
        { ...labels, outcome: 'unproven' },
      ],
      [
        'strata.tools.webhook.deliveries',
        1,
        { ...labels, outcome: 'accepted' },
      ],
    ]);
    await portal
      .put('/syncs/testci.main/jobs/pause', { paused: false })
      .expect(204);
    const read: unknown[] = [];
    for (let tries = 0; tries < 200 && !read.length; tries++) {
      await portal.tick();
      await new Promise(done => setTimeout(done, 20));
      read.push(...metrics.take());
    }
    expect(read).toEqual([['strata.tools.webhook.items', 1, JOBS]]);
  });
});
