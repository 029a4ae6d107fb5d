import { TestDatabases } from '@backstage/backend-test-utils';
import type { ResourceDefinition } from '@strata/backstage-plugin-tools-node';
import { once } from 'node:events';
import { createHarness } from '../__testUtils__/harness';
import {
  testConnector,
  ToolServer,
  type Job,
} from '../__testUtils__/toolServer';
import { isContent, watchWrites } from '../__testUtils__/writes';
import { claimSync, dueSyncs, finishSync, registerSyncs } from '../store/syncs';
import { readRevision } from '../store/queries/heldRemovals';
import { decideRemovals } from './decideRemovals';
import { takeOverItems } from './takeOver';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const jobs = (count: number): Job[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `job-${at}`,
    name: `Job ${String(at).padStart(3, '0')}`,
    result: 'SUCCESS',
  }));

describe.each(databases.eachSupportedId())('engine on %s', id => {
  let server: ToolServer;

  beforeEach(async () => {
    server = new ToolServer();
    await server.start();
  });
  afterEach(() => server.stop());

  const setUp = async (config?: Record<string, unknown>) =>
    createHarness(await databases.init(id), server, config);

  it('stores items, status and facts of every page', async () => {
    server.jobs = jobs(25);
    const { db, run, sync } = await setUp();
    await run();
    expect(await sync()).toMatchObject({
      outcome: 'complete',
      added: 25,
      calls: 3,
      error: null,
    });
    expect(await db('tools_facts')).toHaveLength(25);
    expect(await db('tools_item_status').first()).toMatchObject({
      health: 'ok',
      word: 'SUCCESS',
    });
  });

  it('writes nothing but the report of the run when nothing changed', async () => {
    server.jobs = jobs(25);
    server.jobs[3].service = 'checkout-api';
    const { db, run, feed } = await setUp();
    await run();
    const before = await feed();
    const writes = watchWrites(db);
    await run();
    expect(writes.filter(isContent)).toEqual([]);
    expect(await feed()).toEqual(before);
  });

  it('tells of changed facts without touching item or feed', async () => {
    server.jobs = jobs(3);
    server.jobs[0].service = 'checkout-api';
    const { db, run, feed, sync, events } = await setUp();
    await run();
    const before = await feed();
    events.length = 0;
    await run();
    expect(events).toEqual([]);
    server.jobs[0].result = 'FAILURE';
    await run();
    expect(await feed()).toEqual(before);
    expect(events).toMatchObject([{ topic: 'strata.tools.changed' }]);
    expect(await sync()).toMatchObject({ added: 0, changed: 0 });
    const [{ uid }] = before;
    expect(await db('tools_item_status').where({ uid }).first()).toMatchObject({
      health: 'failing',
    });
  });

  it.each<[string, ToolServer['misbehave'], RegExp, string]>([
    [
      'an error on the second page',
      (res, page) => page > 1 && Boolean(res.writeHead(500).end()),
      /error of its own \(500\)/,
      'failed',
    ],
    [
      'an HTML login page with status 200',
      res =>
        Boolean(
          res
            .writeHead(200, { 'content-type': 'text/html' })
            .end('<html>Sign in</html>'),
        ),
      /an HTML page instead of JSON/,
      'failed',
    ],
    [
      'a page cut in the middle',
      res => Boolean(res.writeHead(200).end('[{"id": "job-1", "na')),
      /malformed or ends early/,
      'failed',
    ],
    [
      'an expired token',
      res => Boolean(res.writeHead(401).end()),
      /Test CI main refused the token \(401\)/,
      'failed',
    ],
    [
      'a shorter list than the tool counts',
      res =>
        Boolean(
          res.writeHead(200, { 'x-total': '25' }).end(JSON.stringify(jobs(2))),
        ),
      /counts 25 rows but sent 2/,
      'partial',
    ],
    [
      'a row that comes twice on its page in the place of another',
      (res, page) =>
        Boolean(
          res
            .writeHead(200, { 'x-total': '25' })
            .end(
              JSON.stringify(
                [...jobs(24), ...jobs(24).slice(-1)].slice(
                  (page - 1) * 10,
                  page * 10,
                ),
              ),
            ),
        ),
      /counts 25 rows but sent 24, and 1 of them again/,
      'partial',
    ],
    [
      'a row whose id cannot be read',
      res => Boolean(res.writeHead(200).end('[{"name": "?"}]')),
      /no readable id/,
      'partial',
    ],
  ])('keeps everything after %s', async (_, misbehave, message, outcome) => {
    server.jobs = jobs(25);
    const { run, sync, titles } = await setUp();
    await run();
    const complete = (await sync()).last_complete_at;
    server.misbehave = misbehave;
    await run();
    const after = await sync();
    expect(after.outcome).toBe(outcome);
    expect(JSON.parse(after.error!).message).toMatch(message);
    expect(after.error).not.toContain('canary');
    expect(after.last_complete_at).toBe(complete);
    expect(await titles()).toHaveLength(25);
  });

  it('waits out a 429 and reads on', async () => {
    server.jobs = jobs(3);
    let refused = 0;
    server.misbehave = res =>
      refused++ < 1 &&
      Boolean(res.writeHead(429, { 'retry-after': '1' }).end());
    const { run, sync } = await setUp();
    await run();
    expect(await sync()).toMatchObject({ outcome: 'complete', calls: 2 });
  });

  it('removes within the budget what two reads did not show, and leaves a tombstone', async () => {
    server.jobs = jobs(12).map(job => ({ ...job, service: 'checkout-api' }));
    const { run, sync, titles, feed, events } = await setUp();
    await run();
    const latest = Math.max(...(await feed()).map(row => row.seq));
    server.jobs.pop();
    await run();
    expect(await sync()).toMatchObject({ removed: 0, missing: 1 });
    expect(await titles()).toHaveLength(12);
    events.length = 0;
    await run();
    expect(await sync()).toMatchObject({ outcome: 'complete', removed: 1 });
    expect(await titles()).toHaveLength(11);
    const [tombstone] = (await feed()).filter(row => row.seq > latest);
    expect(Boolean(tombstone.in_scope)).toBe(false);
    expect(events).toEqual([
      { topic: 'strata.tools.changed', eventPayload: { latest: latest + 1 } },
    ]);
  });

  describe('held removals', () => {
    const all = { restrictedOf: 'all' as const };
    const loseMost = async () => {
      server.jobs = jobs(30);
      const harness = await setUp();
      await harness.run();
      server.jobs = jobs(5);
      await harness.run();
      expect(await harness.sync()).toMatchObject({
        outcome: 'held',
        removed: 0,
      });
      expect(await harness.titles()).toHaveLength(30);
      return harness;
    };

    const decide = async (
      harness: Awaited<ReturnType<typeof setUp>>,
      decision: 'accept' | 'refuse',
    ) => {
      const { db, key } = harness;
      const { revision } = await readRevision(db, key, 'held', all);
      await decideRemovals(harness, key, { decision, revision }, all);
    };

    it('are removed when a person accepts', async () => {
      const harness = await loseMost();
      await decide(harness, 'accept');
      expect(await harness.titles()).toHaveLength(5);
      expect((await harness.sync()).outcome).toBe('complete');
    });

    it('are kept, without asking again, when a person refuses', async () => {
      const harness = await loseMost();
      await decide(harness, 'refuse');
      await harness.run();
      expect(await harness.titles()).toHaveLength(30);
      expect((await harness.sync()).outcome).toBe('complete');
    });

    it('heal when the items come back', async () => {
      const harness = await loseMost();
      server.jobs = jobs(30);
      await harness.run();
      expect((await harness.sync()).outcome).toBe('complete');
      const missing = await harness
        .db('tools_items')
        .whereNotNull('missing_since');
      expect(missing).toEqual([]);
    });

    it('go through by themselves once they fit the budget', async () => {
      const harness = await loseMost();
      server.jobs = jobs(25);
      await harness.run();
      expect(await harness.sync()).toMatchObject({
        outcome: 'complete',
        removed: 5,
      });
    });

    it('hold everything after an empty answer, however large the budget', async () => {
      server.jobs = jobs(3);
      const { run, sync, titles } = await setUp({
        removalBudget: { items: 1000, percent: 100 },
      });
      await run();
      server.jobs = [];
      await run();
      expect((await sync()).outcome).toBe('held');
      expect(await titles()).toHaveLength(3);
    });

    it('go through though the tool says that nothing changed since', async () => {
      server.jobs = jobs(12);
      const { engine, sync, target, titles } = await setUp();
      const resource: ResourceDefinition<any> = {
        ...target.resource,
        incremental: false,
        async *list({ validator: asked }) {
          const validator = String(server.jobs.length);
          const unchanged = validator === asked;
          const rows = unchanged ? [] : server.jobs;
          yield { rows, last: true, unchanged, validator };
        },
      };
      const run = () => engine.run({ ...target, resource });
      await run();
      server.jobs = jobs(11);
      await run();
      expect(await titles()).toHaveLength(12);
      await run();
      expect(await sync()).toMatchObject({ outcome: 'complete', removed: 1 });
      expect(await titles()).toHaveLength(11);
    });

    describe('of a resource that may be empty', () => {
      const setUpEmptiable = async (
        config?: Record<string, unknown>,
        mayBeEmpty: ResourceDefinition['mayBeEmpty'] = true,
      ) => {
        const harness = await setUp(config);
        const { target } = harness;
        const resource = { ...target.resource, mayBeEmpty };
        const engine = harness.engine;
        return { ...harness, run: () => engine.run({ ...target, resource }) };
      };

      it('follow the second empty answer', async () => {
        server.jobs = jobs(3);
        const { run, sync, titles } = await setUpEmptiable();
        await run();
        server.jobs = [];
        await run();
        expect(await sync()).toMatchObject({ outcome: 'complete', removed: 0 });
        expect(await titles()).toHaveLength(3);
        await run();
        expect(await sync()).toMatchObject({ outcome: 'complete', removed: 3 });
        expect(await titles()).toEqual([]);
      });

      it('still need the budget', async () => {
        server.jobs = jobs(3);
        const removalBudget = { items: 2, percent: 10 };
        const { run, sync, titles } = await setUpEmptiable({ removalBudget });
        await run();
        server.jobs = [];
        await run();
        await run();
        expect((await sync()).outcome).toBe('held');
        expect(await titles()).toHaveLength(3);
      });

      it('still need a whole list', async () => {
        server.jobs = jobs(3);
        const { run, sync, titles } = await setUpEmptiable();
        await run();
        server.misbehave = response => {
          response.writeHead(500).end();
          return true;
        };
        await run();
        await run();
        expect((await sync()).outcome).toBe('failed');
        expect(await titles()).toHaveLength(3);
      });

      it('are held where the tool says that the answer proves nothing', async () => {
        server.jobs = jobs(3);
        const asked: string[] = [];
        const { run, sync, titles } = await setUpEmptiable(
          {},
          async context => {
            asked.push(context.instance);
            return false;
          },
        );
        await run();
        expect(asked).toEqual([]);
        server.jobs = [];
        await run();
        await run();
        expect(asked).toEqual(['main', 'main']);
        expect((await sync()).outcome).toBe('held');
        expect(await titles()).toHaveLength(3);
      });
    });
  });

  it('counts and samples bad rows and keeps their items', async () => {
    server.jobs = jobs(12);
    const { run, sync, titles } = await setUp();
    await run();
    server.jobs.forEach(job => {
      job.name = 7;
    });
    await run();
    const after = await sync();
    expect(after).toMatchObject({ outcome: 'complete', invalid: 12 });
    expect(JSON.parse(after.invalid_samples)).toHaveLength(5);
    expect(JSON.parse(after.invalid_samples)[0]).toMatchObject({
      externalId: 'job-0',
      problem: expect.stringContaining('name'),
    });
    expect(await titles()).toHaveLength(12);
  });

  it.each([
    ['Chinese', '结账服务'],
    ['an emoji', 'deploy 🚀'],
    ['300 characters', 'x'.repeat(300)],
    ['NUL and controls', 'a\u0000b\u0007c'],
    ['half an emoji', 'half \ud83d'],
    ['a prototype key', '__proto__'],
  ])('stores a name and a status with %s', async (_, name) => {
    server.jobs = [{ id: name, name, result: `${'-'.repeat(94)}${name}` }];
    const { db, run, sync, titles } = await setUp();
    await run();
    expect(await sync()).toMatchObject({ outcome: 'complete', added: 1 });
    const [title] = await titles();
    expect(title.length).toBeLessThanOrEqual(200);
    const { word } = await db('tools_item_status').first();
    expect(word.length).toBeLessThanOrEqual(100);
    expect(`${title}${word}`).not.toMatch(/[\p{Cc}\p{Surrogate}]/u);
    await run();
    expect(await sync()).toMatchObject({ added: 0, changed: 0 });
  });

  it.each([
    ['NUL', 'a\u0000b', 'ab'],
    ['what looks like it', 'a\\u0000b', 'a\\u0000b'],
    ['both', '\\\u0000\\u0000', '\\\\u0000'],
  ])('stores a fact with %s in it', async (_, finished, stored) => {
    server.jobs = [{ id: 'a', name: 'A', finished }];
    const { db, run } = await setUp();
    await run();
    const { value } = await db('tools_facts').first();
    expect(JSON.parse(value).oldestFinishedAt).toBe(stored);
  });

  it('refuses a fact that the resource does not declare', async () => {
    server.jobs = [{ id: 'a', name: 'A', undeclared: true }];
    const { db, run, sync } = await setUp();
    await run();
    expect((await sync()).invalid_samples).toContain(
      'fact alert.rule is not declared by jobs',
    );
    expect(await db('tools_facts').pluck('fact_id')).toEqual(['ci.runs']);
  });

  it('does not run one sync twice at once', async () => {
    server.jobs = jobs(3);
    const { engine, target } = await setUp();
    const [first, second] = await Promise.all([
      engine.start(target),
      engine.start(target),
    ]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    await (first ?? second)!.done;
    expect(server.calls).toHaveLength(1);
  });

  it('begins no ninth run while eight go on', async () => {
    const [resource] = testConnector.resources;
    const resources = Array.from({ length: 9 }, (_, at) => ({
      ...resource,
      name: `jobs-${at}`,
    }));
    const connector = { ...testConnector, resources };
    const db = await databases.init(id);
    const { engine } = await createHarness(db, server, {}, connector);
    await db('tools_syncs').update({ next_run_at: '2020' });
    server.misbehave = () => true;
    await engine.tick();
    await engine.tick();
    expect(await db('tools_syncs').whereNotNull('holder')).toHaveLength(8);
    await engine.shutdown();
  });

  it('stops at once when it is aborted, and keeps what there is', async () => {
    server.jobs = jobs(25);
    const { engine, run, sync, target, titles } = await setUp();
    await run();
    const abort = new AbortController();
    server.misbehave = (_res, page) => {
      if (page > 1) abort.abort(new Error('stop'));
      return page > 1;
    };
    await engine.run(target, abort.signal);
    expect((await sync()).outcome).toBe('failed');
    expect(await titles()).toHaveLength(25);
  });

  it('goes on after a process that was killed, once its lease has run out', async () => {
    server.jobs = jobs(3);
    const { db, engine, target, key, run, sync } = await setUp();
    const { origin } = await sync();
    await claimSync(db, {
      ...key,
      origin: origin!,
      holder: 'another',
      seconds: 40,
    });
    expect(await engine.start(target)).toBeUndefined();
    await db('tools_syncs').update({ lease_until: '2020-01-01T00:00:00.000Z' });
    await run();
    expect((await sync()).outcome).toBe('complete');
  });

  describe('an interrupted run', () => {
    const interrupt = async () => {
      server.jobs = jobs(35);
      const harness = await setUp();
      server.misbehave = (res, page) =>
        page === 3 && Boolean(res.writeHead(503).end());
      await harness.run();
      expect(await harness.sync()).toMatchObject({
        outcome: 'failed',
        failures: 1,
      });
      expect(await harness.titles()).toHaveLength(20);
      server.misbehave = undefined;
      server.calls.length = 0;
      return harness;
    };

    it('goes on behind the last page that was stored', async () => {
      const { db, run, sync, titles } = await interrupt();
      const started = await db('tools_checkpoints').pluck('started_at');
      await run();
      expect(server.calls).toEqual([
        'GET /jobs?page=3&size=10',
        'GET /jobs?page=4&size=10',
      ]);
      expect(await sync()).toMatchObject({
        outcome: 'complete',
        failures: 0,
        last_complete_at: started[0],
      });
      expect(await titles()).toHaveLength(35);
      expect(await db('tools_checkpoints')).toEqual([]);
      expect(await db('tools_runs').orderBy('started_at')).toMatchObject([
        { outcome: 'failed', resumed_at_page: null, added: 20 },
        { outcome: 'complete', resumed_at_page: 2, added: 15 },
      ]);
    });

    it('asks for no page again that was read and not stored', async () => {
      server.jobs = jobs(25);
      const { db, linker, run, sync, titles } = await setUp();
      jest.spyOn(linker, 'begin').mockRejectedValueOnce(new Error('killed'));
      await run();
      expect(await titles()).toEqual([]);
      await run();
      const asked = (page: number) =>
        server.calls.filter(call => call.includes(`?page=${page}&`)).length;
      // The second was being read when the run ended.
      expect([1, 3].map(asked)).toEqual([1, 1]);
      expect(await sync()).toMatchObject({ outcome: 'complete', added: 25 });
      expect(await db('tools_facts')).toHaveLength(25);
      expect(await db('tools_kept_pages')).toEqual([]);
    });

    it('removes what neither part of it showed', async () => {
      const { db, run, titles } = await interrupt();
      const [row] = await db('tools_items').limit(1);
      await db('tools_items').insert({
        ...row,
        uid: 'f'.repeat(16),
        external_id: 'gone',
        title: 'Gone',
        missing_since: '2020-01-01T00:00:00.000Z',
      });
      await run();
      expect(await titles()).toHaveLength(35);
      expect(await titles()).not.toContain('Gone');
    });

    it('proves nothing where a row of its second part comes twice', async () => {
      const { run, sync } = await interrupt();
      server.jobs[34] = server.jobs[33];
      await run();
      const { outcome, error } = await sync();
      expect(outcome).toBe('partial');
      expect(error).toContain(
        'counts 35 rows but sent 34, and 1 of them again',
      );
    });

    it('goes on after the hours for which a tool wanted to be left alone', async () => {
      const { db, run } = await interrupt();
      const before = new Date(Date.now() - 5 * 3_600_000).toISOString();
      await db('tools_checkpoints').update({
        started_at: before,
        stored_at: before,
      });
      await run();
      expect(server.calls[0]).toBe('GET /jobs?page=3&size=10');
    });

    it.each([
      ['too much time has passed', { stored_at: '2020-01-01T00:00:00.000Z' }],
      ['a page before is not there', { page: 7 }],
      ['a page is of another run', { began_at: '2020-01-01T00:00:00.000Z' }],
    ])('starts afresh when %s', async (_, change) => {
      const { db, run, sync } = await interrupt();
      await db('tools_checkpoints').where({ page: 2 }).update(change);
      await run();
      expect(server.calls[0]).toBe('GET /jobs?page=1&size=10');
      expect((await sync()).outcome).toBe('complete');
    });

    it('is left to the process that has taken over', async () => {
      server.jobs = jobs(25);
      const { db, linker, run } = await setUp();
      jest.spyOn(linker, 'finish').mockImplementationOnce(async () => {
        await db('tools_syncs').update({ lease_token: 'another' });
      });
      await run();
      expect(await db('tools_checkpoints').pluck('page')).toEqual([1, 2]);
      expect(await db('tools_runs')).toEqual([]);
    });

    it('lets go of the page that it was about to get', async () => {
      server.jobs = jobs(25);
      const { linker, run } = await setUp();
      let closed: Promise<unknown> | undefined;
      const asked = new Promise<void>(resolve => {
        server.misbehave = (response, page) => {
          if (page !== 2) return false;
          closed = once(response, 'close');
          resolve();
          return true;
        };
      });
      jest.spyOn(linker, 'begin').mockImplementationOnce(async () => {
        await asked;
        throw new Error('full disk');
      });
      await run();
      await closed;
    });
  });

  describe('between two full reads', () => {
    const old = '2020-01-01T00:00:00.000Z';

    it('asks only for what changed, and removes nothing', async () => {
      server.jobs = jobs(25).map(job => ({ ...job, updatedAt: old }));
      const { db, run, sync, titles } = await setUp({ fullEveryMinutes: 60 });
      await run();
      const first = await sync();
      server.jobs.pop();
      server.jobs[0] = { id: 'job-0', name: 'Renamed' };
      server.calls.length = 0;
      await run();
      expect(server.calls).toHaveLength(1);
      expect(server.calls[0]).toMatch(/updated_after=20/);
      expect(await titles()).toHaveLength(25);
      expect(await titles()).toContain('Renamed');
      expect(await sync()).toMatchObject({
        outcome: 'complete',
        changed: 1,
        last_complete_at: first.last_complete_at,
      });
      expect(await db('tools_runs').pluck('mode')).toContain('changes');
    });

    it('reads all again once that is due', async () => {
      server.jobs = jobs(3).map(job => ({ ...job, updatedAt: old }));
      const { db, run } = await setUp({ fullEveryMinutes: 60 });
      await run();
      await db('tools_syncs').update({ last_complete_at: old });
      server.calls.length = 0;
      await run();
      expect(server.calls).toEqual(['GET /jobs?page=1&size=10']);
    });

    it('reads all when a person asks, though the last such read stopped', async () => {
      server.jobs = jobs(25).map(job => ({ ...job, updatedAt: old }));
      const { db, engine, run, target } = await setUp({ fullEveryMinutes: 60 });
      await run();
      const checkpoint = {
        ...{ instance: 'testci.main', resource: 'jobs', page: 1, since: old },
        started_at: new Date().toISOString(),
        began_at: new Date().toISOString(),
        stored_at: new Date().toISOString(),
        progress: JSON.stringify({ next: '2', seen: '', counts: { page: 1 } }),
      };
      await db('tools_checkpoints').insert(checkpoint);
      server.calls.length = 0;
      await (await engine.start(target))!.done;
      expect(server.calls).toHaveLength(3);
      expect(server.calls[0]).toBe('GET /jobs?page=1&size=10');
      expect(await db('tools_checkpoints')).toEqual([]);
    });

    it('reads all after a start or when a person asks, though the tool says that nothing changed', async () => {
      server.jobs = jobs(3);
      const { db, engine, target } = await setUp();
      const asked: (string | undefined)[] = [];
      const resource: ResourceDefinition<any> = {
        ...target.resource,
        incremental: false,
        async *list({ validator }) {
          asked.push(validator);
          yield { rows: server.jobs, last: true, validator: 'as-it-was' };
        },
      };
      const run = () => engine.run({ ...target, resource });
      await run();
      await run();
      await (await engine.start({ ...target, resource }))!.done;
      await run();
      await engine.register();
      await run();
      const again = ['as-it-was', undefined];
      expect(asked).toEqual([undefined, ...again, ...again]);
      expect(await db('tools_items')).toHaveLength(3);
    });
  });

  describe('several processes', () => {
    it('do not talk to one tool at once, and take turns', async () => {
      server.jobs = jobs(3);
      const { db, engine, key, sync, target } = await setUp();
      const { origin } = await sync();
      const other = { instance: 'testci.copy', resource: 'jobs' };
      await registerSyncs(db, [{ ...other, origin: origin! }], 0);
      const lease = await claimSync(db, {
        ...other,
        origin: origin!,
        holder: 'another',
        seconds: 40,
      });
      expect(await engine.start(target)).toBeUndefined();
      await finishSync(db, lease!, { outcome: 'complete' }, 60);
      expect(await dueSyncs(db)).toEqual([key]);
      await engine.tick();
      await engine.shutdown();
      expect((await sync()).started_at).not.toBeNull();
    });

    it('leave what another one has just run until it is due again', async () => {
      const { db, key, sync } = await setUp();
      const origin = (await sync()).origin!;
      const claim = { ...key, origin, holder: 'another', seconds: 40 };
      await db('tools_syncs').update({ next_run_at: '9999' });
      expect(await claimSync(db, { ...claim, due: true })).toBeUndefined();
      await db('tools_syncs').update({ next_run_at: '2020' });
      expect(await claimSync(db, { ...claim, due: true })).toBeDefined();
    });

    it('run what an earlier version left without a next run', async () => {
      const { db, engine, key } = await setUp();
      await db('tools_syncs').update({ next_run_at: null });
      expect(await dueSyncs(db)).toEqual([]);
      await engine.register();
      expect(await dueSyncs(db)).toEqual([key]);
    });

    it('leave alone what is paused', async () => {
      const { db } = await setUp();
      await db('tools_syncs').update({ next_run_at: '2020' });
      expect(await dueSyncs(db)).toHaveLength(1);
      await db('tools_syncs').update({ paused_at: '2026', paused_by: 'me' });
      expect(await dueSyncs(db)).toEqual([]);
    });
  });

  it('stops a run whose lease another one has taken', async () => {
    server.jobs = jobs(25);
    const { db, engine, target, titles } = await setUp();
    const started = await engine.start(target);
    await db('tools_syncs').update({ lease_token: 'another' });
    await started!.done;
    expect(await titles()).toEqual([]);
  });

  describe('a run that slept for longer than its lease', () => {
    const start = async () => {
      server.jobs = jobs(25);
      const harness = await setUp();
      let now = 0;
      const clock = jest.spyOn(performance, 'now');
      clock.mockImplementation(() => (now += 60_000));
      const { done } = (await harness.engine.start(harness.target))!;
      return { ...harness, ended: done.finally(() => clock.mockRestore()) };
    };

    it('asks the tool for nothing more where another one has taken over', async () => {
      const { db, ended, titles } = await start();
      await db('tools_syncs').update({ lease_token: 'another' });
      await ended;
      expect(server.calls).toEqual(['GET /jobs?page=1&size=10']);
      expect(await titles()).toEqual([]);
    });

    it('goes on where nobody has', async () => {
      const { ended, sync, titles } = await start();
      await ended;
      expect((await sync()).outcome).toBe('complete');
      expect(await titles()).toHaveLength(25);
    });
  });

  if (id === 'POSTGRES_15') {
    it('tells the database when its tables have grown', async () => {
      server.jobs = jobs(1200);
      const { db, run } = await setUp();
      await run();
      const { rows } = await db.raw(
        `select reltuples from pg_class where oid = 'tools_items'::regclass`,
      );
      expect(rows[0].reltuples).toBeGreaterThanOrEqual(1000);
    });
  }

  it('takes over what it had under a former instance id', async () => {
    server.jobs = jobs(2);
    const harness = await setUp({ previousIds: ['old'] });
    await harness.run();
    const before = await harness.db('tools_items').pluck('uid');
    const paused = { paused_by: 'user:default/mia' };
    await harness.db('tools_syncs').update(paused);
    for (const table of ['tools_items', 'tools_syncs', 'tools_runs']) {
      await harness.db(table).update({ instance: 'testci.old' });
    }
    await takeOverItems(harness.db, harness.instances);
    expect(await harness.sync()).toMatchObject(paused);
    await harness.run();
    expect(await harness.db('tools_items').pluck('uid')).toEqual(before);
    expect((await harness.sync()).added).toBe(0);
    const runs = await harness.db('tools_runs').pluck('instance');
    expect(runs).toEqual(['testci.main', 'testci.main']);
  });
});
