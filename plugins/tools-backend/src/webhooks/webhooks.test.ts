import { TestDatabases } from '@backstage/backend-test-utils';
import { signDelivery } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { startPortal, type Portal } from '../__testUtils__/portal';
import { testWebhooks, ToolServer } from '../__testUtils__/toolServer';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const SECRET = 'whsec_c3RyYXRhLXNpZ25pbmctc2VjcmV0LTAwMDE=';
const PREVIOUS = 'whsec_c3RyYXRhLXNpZ25pbmctc2VjcmV0LTAwMDA=';
const ADDRESS = '/webhooks/testci/main';
const PROOFS = testWebhooks.proofs.map(
  proof => [JSON.stringify(proof), proof] as const,
);

const bodyOf = (payload: unknown) => Buffer.from(JSON.stringify(payload));

describe.each(databases.eachSupportedId())('webhooks on %s', id => {
  let tool: ToolServer;
  let knex: Knex;
  let portal: Portal;

  const start = async (config: Record<string, unknown> = {}) => {
    portal = await startPortal({
      ...{ knex, tool },
      config: { webhookSecret: SECRET, everyMinutes: 1000, ...config },
    });
  };

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = ['a', 'b', 'c'].map(key => ({
      ...{ id: key, name: `Job ${key}`, service: 'checkout-api' },
    }));
    knex = await databases.init(id);
    await start();
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  /** A delivery with the shared secret in a header, unless told otherwise. */
  const deliver = (payload: unknown, headers: Record<string, string> = {}) =>
    portal
      .raw(ADDRESS)
      .set({
        'content-type': 'application/json',
        'x-test-token': SECRET,
        ...headers,
      })
      .send(JSON.stringify(payload));

  const title = async (external_id: string): Promise<string | undefined> =>
    (await knex('tools_items').where({ external_id }).first())?.title;

  const reads = () => tool.calls.filter(call => /\/jobs\/./.test(call));

  const waitFor = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 500; tries++) {
      if (await holds()) return;
      await portal.tick();
      await new Promise(done => setTimeout(done, 20));
    }
    throw new Error('It did not come true in ten seconds');
  };

  it('brings one change from the hook to the feed', async () => {
    tool.jobs[0].name = 'Job a, renamed';
    const [{ seq }] = await knex('tools_feed').max({ seq: 'seq' });
    await deliver({ jobs: ['a'] }).expect(202, { message: 'Accepted' });
    await waitFor(async () => (await title('a')) === 'Job a, renamed');
    await waitFor(async () => {
      const [last] = await knex('tools_feed').max({ seq: 'seq' });
      return last.seq > seq;
    });
    expect(reads()).toEqual(['GET /jobs/a']);
  });

  describe.each(PROOFS)('proof by %s', (_name, proof) => {
    const send = (
      body: Buffer,
      secret: string,
      { signed = body, at = new Date() } = {},
    ) => {
      const { headers, query } = signDelivery(proof, secret, {
        ...{ body: signed, now: at, id: `${Math.random()}` },
      });
      const asked = new URLSearchParams(query).toString();
      return portal
        .raw(`${ADDRESS}${asked && `?${asked}`}`)
        .set({ 'content-type': 'application/json', ...headers })
        .send(body.toString());
    };

    it('is accepted, and so is that of the secret before', async () => {
      await portal.stop();
      await start({ previousWebhookSecret: PREVIOUS });
      await send(bodyOf({ jobs: ['a'], n: 1 }), SECRET).expect(202);
      await send(bodyOf({ jobs: ['a'], n: 2 }), PREVIOUS).expect(202);
    });

    it('is refused with another secret', async () => {
      await send(bodyOf({ jobs: ['a'] }), PREVIOUS).expect(401, {
        message: 'The delivery does not prove that it comes from the tool',
      });
      expect(await knex('tools_hints')).toEqual([]);
    });

    if (typeof proof === 'object' ? !('hmac' in proof) : /^b/.test(proof))
      return;

    it('is refused for another body', async () => {
      const signed = bodyOf({ jobs: ['a'] });
      await send(bodyOf({ jobs: ['b'] }), SECRET, { signed }).expect(401);
    });

    it.each([-301, 301])('is refused %d seconds apart', async seconds => {
      const at = new Date(Date.now() + seconds * 1000);
      await send(bodyOf({ jobs: ['a'] }), SECRET, { at }).expect(401);
    });
  });

  it.each([
    ['no proof', { 'x-test-token': '' }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
  ])('refuses %s', async (_name, headers, status) => {
    await deliver({ jobs: ['a'] }, headers).expect(status);
    expect(await knex('tools_hints')).toEqual([]);
  });

  it('asks for a name where the tool waits to be asked', async () => {
    const { headers } = await deliver({}, { 'x-test-token': 'x' }).expect(401);
    expect(headers['www-authenticate']).toBe('Basic realm="webhooks"');
  });

  it.each([
    ['no JSON', 'jobs=a'],
    ['half of it', '{"jobs":["a"'],
    ['no object', '"a"'],
  ])('refuses %s', async (_name, text) => {
    await portal
      .raw(ADDRESS)
      .set({ 'content-type': 'application/json', 'x-test-token': SECRET })
      .send(text)
      .expect(400);
  });

  it('refuses a body of more than a mebibyte', async () => {
    await deliver({ jobs: ['x'.repeat(1024 * 1024)] }).expect(413);
  });

  it('accepts what it does not know, and does nothing', async () => {
    await deliver({ jobs: ['a\u0000', ''], kind: 'coffee' }).expect(202);
    await deliver({ something: 'else' }).expect(202);
    expect(await knex('tools_hints')).toEqual([]);
  });

  it.each(['/webhooks/testci/other', '/webhooks/jenkins/main'])(
    'knows no %s',
    async path => {
      await portal.raw(path).set('x-test-token', SECRET).send({}).expect(404);
    },
  );

  it('knows no instance without a secret', async () => {
    await portal.stop();
    await start({ webhookSecret: undefined });
    await deliver({ jobs: ['a'] }).expect(404);
  });

  it('refuses a replay, also after a restart', async () => {
    await deliver({ jobs: ['a'] }, { 'x-test-delivery': '1' }).expect(202);
    await deliver({ jobs: ['a'] }, { 'x-test-delivery': '1' }).expect(409);
    await portal.stop();
    await start();
    await deliver({ jobs: ['b'] }, { 'x-test-delivery': '1' }).expect(409);
    await deliver({ jobs: ['a'] }, { 'x-test-delivery': '2' }).expect(202);
  });

  it('accepts one of several that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => deliver({ jobs: ['a'] })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array(9).fill(409)]);
  });

  it('accepts nothing that it cannot store, and takes it when it comes again', async () => {
    await knex.schema.renameTable('tools_hints', 'elsewhere');
    await deliver({ jobs: ['a'] }).expect(500);
    await knex.schema.renameTable('elsewhere', 'tools_hints');
    await deliver({ jobs: ['a'] }).expect(202);
    await waitFor(async () => reads().length === 1);
  });

  it('does not let an unsigned id make a replay look new', async () => {
    const body = bodyOf({ jobs: ['a'] });
    const proof = testWebhooks.proofs.find(
      one => typeof one === 'object' && 'hmac' in one,
    )!;
    const { headers } = signDelivery(proof, SECRET, { body, now: new Date() });
    const send = (delivery: string) =>
      portal
        .raw(ADDRESS)
        .set({ 'content-type': 'application/json', ...headers })
        .set('x-test-delivery', delivery)
        .send(body.toString());
    await send('1').expect(202);
    await send('2').expect(409);
  });

  it('takes a delivery again that is out of memory', async () => {
    await deliver({ jobs: ['a'] }).expect(202);
    await deliver({ jobs: ['a'] }).expect(409);
    await knex('tools_deliveries').update({
      until: '2026-01-01T00:00:00.000Z',
    });
    await deliver({ jobs: ['a'] }).expect(202);
    await deliver({ jobs: ['a'] }).expect(409);
  });

  it('marks as missing what is gone, and leaves its removal to the next complete read', async () => {
    tool.jobs = tool.jobs.filter(job => job.id !== 'a');
    await deliver({ jobs: ['a'] }).expect(202);
    const item = () => knex('tools_items').where({ external_id: 'a' }).first();
    await waitFor(async () => Boolean((await item()).missing_since));
    await portal.sync();
    expect(await item()).toBeUndefined();
  });

  it('heals what was gone only for a moment', async () => {
    const [job] = tool.jobs.splice(0, 1);
    await deliver({ jobs: ['a'], n: 1 }).expect(202);
    const missing = async () =>
      (await knex('tools_items').where({ external_id: 'a' }).first())
        .missing_since;
    await waitFor(async () => Boolean(await missing()));
    tool.jobs.push(job);
    await deliver({ jobs: ['a'], n: 2 }).expect(202);
    await waitFor(async () => !(await missing()));
  });

  it.each([
    ['of this tool', () => `${tool.baseUrl}/job/a`, ['a']],
    ['of another', () => 'https://ci.elsewhere.example/job/a', []],
    ['without an address', () => undefined, ['a']],
  ])('hears an event of a Backstage module %s', async (_name, url, meant) => {
    await portal.events.publish({
      topic: 'testci',
      eventPayload: { jobs: ['a'], url: url() },
    });
    const hints = await knex('tools_hints');
    expect(hints.map(hint => hint.external_id)).toEqual(meant);
    await waitFor(async () => reads().length === meant.length);
  });

  it('tells what arrived, what was refused and what to do', async () => {
    const shown = async () => {
      await portal.tick();
      const { body } = await portal
        .get('/instances/testci.main/webhooks')
        .expect(200);
      return body;
    };
    expect(await shown()).toEqual({
      instance: 'testci.main',
      ...{ supported: true, configured: true },
      secretKey: 'tools.testci.main.webhookSecret',
      address: expect.stringMatching(
        /^http.*\/api\/tools\/webhooks\/testci\/main$/,
      ),
      docs: testWebhooks.docs,
      setup: testWebhooks.setup,
      ...{ accepted: 0, refused: [], waiting: 0 },
    });
    await portal
      .put('/syncs/testci.main/jobs/pause', { paused: true })
      .expect(204);
    await deliver({ jobs: ['a', 'b'] }).expect(202);
    await deliver({ jobs: ['a', 'b'] }).expect(409);
    await deliver({}, { 'x-test-token': 'wrong' }).expect(401);
    await deliver({}, { 'x-test-token': 'wrong' }).expect(401);
    const { lastAcceptedAt, refused, ...counts } = await shown();
    expect(counts).toMatchObject({ accepted: 1, waiting: 2 });
    expect(Date.now() - Date.parse(lastAcceptedAt)).toBeLessThan(60_000);
    const at = { lastAt: expect.any(String) };
    expect(refused.sort((a: any, b: any) => a.count - b.count)).toEqual([
      { outcome: 'replayed', count: 1, ...at },
      { outcome: 'unproven', count: 2, ...at },
    ]);
    await portal.get('/instances/testci.none/webhooks').expect(404);
  });

  it('publishes which items, and nothing of the delivery', async () => {
    const heard: unknown[] = [];
    await portal.events.subscribe({
      id: 'test',
      topics: ['strata.tools.webhook'],
      onEvent: async ({ eventPayload, metadata }) =>
        void heard.push(eventPayload, metadata),
    });
    await deliver({ jobs: ['a'], password: 'canary' }).expect(202);
    expect(heard).toEqual([
      {
        instance: 'testci.main',
        touches: [{ resource: 'jobs', id: 'a' }],
      },
      undefined,
    ]);
  });
});
