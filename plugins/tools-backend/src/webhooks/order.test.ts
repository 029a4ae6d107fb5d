import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { ServerResponse } from 'node:http';
import { startPortal, type Portal } from '../__testUtils__/portal';
import { ToolServer, type Job } from '../__testUtils__/toolServer';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const SECRET = 'a-secret-of-the-test-tool';

const jobs = (count: number): Job[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `job-${at}`, name: `Job ${at}` },
  }));

describe.each(databases.eachSupportedId())('order of reads on %s', id => {
  let tool: ToolServer;
  let knex: Knex;
  let portal: Portal;
  const portals: Portal[] = [];

  const start = async () => {
    const config = { webhookSecret: SECRET, everyMinutes: 1000 };
    const started = await startPortal({ knex, tool, config });
    portals.push(started);
    return started;
  };

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = jobs(25);
    knex = await databases.init(id);
    portal = await start();
    tool.calls = [];
  });
  afterEach(async () => {
    tool.misbehave = undefined;
    tool.beforeJob = undefined;
    for (const one of portals.splice(0)) await one.stop();
    await tool.stop();
  });

  let deliveries = 0;
  const deliver = (payload: object, to = portal) =>
    to
      .raw('/webhooks/testci/main')
      .set({ 'content-type': 'application/json', 'x-test-token': SECRET })
      .send(JSON.stringify({ ...payload, n: deliveries++ }))
      .expect(202);

  const item = (external_id: string) =>
    knex('tools_items').where({ external_id }).first();

  const reads = (external_id = '') =>
    tool.calls.filter(call => call.startsWith(`GET /jobs/${external_id}`));

  const waitFor = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 4000; tries++) {
      if (await holds()) return;
      for (const one of portals) await one.tick();
      await new Promise(done => setTimeout(done, 20));
    }
    throw new Error('It did not come true in time');
  };

  const nothingWaits = async () => {
    const [{ count }] = await knex('tools_hints')
      .where({ waiting: true })
      .count({ count: '*' });
    return Number(count) === 0;
  };

  const respond = (response: ServerResponse, text: string) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);

  /** Starts a run that stops before its second page, which then holds what is true now. */
  const startLongRun = async (mode: 'run' | 'dry-run' = 'run') => {
    let answer!: () => void;
    const asked = new Promise<void>(come => {
      tool.misbehave = (response, page) => {
        if (page !== 2) return false;
        // As it was when it was asked for.
        const text = JSON.stringify(tool.jobs.slice(10, 20));
        answer = () => respond(response, text);
        come();
        return true;
      };
    });
    await portal.post(`/syncs/testci.main/jobs/${mode}`).expect(202);
    await asked;
    tool.misbehave = undefined;
    return { goOn: () => answer() };
  };

  const runEnds = async () => {
    await portal.settle();
    const { outcome } = await knex('tools_syncs').first();
    expect(outcome).toBe('complete');
  };

  it('does not wait for a long run, and is not overwritten by its older page', async () => {
    const run = await startLongRun();
    tool.jobs[15].name = 'Renamed meanwhile';
    await deliver({ jobs: ['job-15'] });
    await waitFor(
      async () => (await item('job-15')).title === 'Renamed meanwhile',
    );
    run.goOn();
    await runEnds();
    expect(await item('job-15')).toMatchObject({ title: 'Renamed meanwhile' });
    tool.jobs[15].name = 'Renamed without a word';
    await portal.sync();
    expect((await item('job-15')).title).toBe('Renamed without a word');
  });

  it('leaves to the next run what came or went during this one', async () => {
    const run = await startLongRun();
    const [gone] = tool.jobs.splice(12, 1);
    tool.jobs.unshift({ id: 'job-new', name: 'New' });
    await deliver({ jobs: [gone.id, 'job-new'] });
    await waitFor(async () => Boolean(await item('job-new')));
    await waitFor(async () => Boolean((await item(gone.id)).missing_since));
    tool.jobs.shift();
    // Fewer than at first would mean that rows moved.
    tool.jobs.push({ id: 'job-last', name: 'Last' });
    run.goOn();
    await runEnds();
    expect((await item(gone.id)).missing_since).not.toBeNull();
    expect((await item('job-new')).missing_since).toBeNull();
    await portal.sync();
    expect(await item(gone.id)).toBeUndefined();
    expect((await item('job-new')).missing_since).not.toBeNull();
  });

  it('is no change that a dry run would tell of which began before it', async () => {
    const run = await startLongRun('dry-run');
    tool.jobs[15].name = 'Renamed meanwhile';
    tool.jobs.push({ id: 'job-new', name: 'New' });
    await deliver({ jobs: ['job-15', 'job-new'] });
    await waitFor(async () => Boolean(await item('job-new')));
    tool.jobs.pop();
    tool.jobs[22].name = 'Renamed without a word';
    run.goOn();
    const dry = () => knex('tools_runs').where({ mode: 'dry' }).first();
    await waitFor(async () => Boolean(await dry()));
    expect(await dry()).toMatchObject({
      ...{ outcome: 'complete', added: 0, changed: 1, missing: 0 },
      samples: expect.stringContaining('Job 22'),
    });
  });

  it('is not undone by a run that began before and goes on after it', async () => {
    tool.misbehave = (response, page) =>
      page === 3 && Boolean(response.writeHead(403).end());
    await portal.sync();
    tool.jobs[22].name = 'Renamed meanwhile';
    tool.jobs.push({ id: 'job-new', name: 'New' });
    await deliver({ jobs: ['job-22', 'job-new'] });
    await waitFor(async () => Boolean(await item('job-new')));
    await waitFor(nothingWaits);
    await knex('tools_hints').update({ next_at: '2026-01-01T00:00:00.000Z' });
    await portal.tidy();
    // The rest of the list says what was true before.
    tool.misbehave = undefined;
    tool.jobs.pop();
    tool.jobs[22].name = 'Job 22';
    tool.calls = [];
    await portal.sync();
    expect(tool.calls).toEqual(['GET /jobs?page=3&size=10']);
    expect((await item('job-22')).title).toBe('Renamed meanwhile');
    expect((await item('job-new')).missing_since).toBeNull();
  });

  it('drops what a later page has overtaken, and asks again', async () => {
    let goOn!: () => void;
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    tool.beforeJob = () => held;
    tool.jobs[3].name = 'Older';
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () => reads().length === 1);
    tool.jobs[3].name = 'Newer';
    // The clock of the database has milliseconds.
    await new Promise(done => setTimeout(done, 5));
    await portal.sync();
    expect((await item('job-3')).title).toBe('Newer');
    const written: unknown[] = [];
    knex.on('query', ({ bindings = [] }) => written.push(...bindings));
    goOn();
    await waitFor(nothingWaits);
    expect(written).not.toContain('Older');
    expect((await item('job-3')).title).toBe('Newer');
    expect(reads()).toHaveLength(2);
  });

  it('reads an item again that changes while it is read', async () => {
    tool.beforeJob = async () => {
      tool.beforeJob = undefined;
      tool.jobs[3].name = 'Second';
      await deliver({ jobs: ['job-3'] });
    };
    tool.jobs[3].name = 'First';
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () => (await item('job-3')).title === 'Second');
    expect(reads()).toHaveLength(2);
  });

  it('reads an item of 2,000 events a few times only', async () => {
    const began = Date.now();
    for (let part = 0; part < 40; part++) {
      await Promise.all(
        Array.from({ length: 50 }, () => deliver({ jobs: ['job-3'] })),
      );
    }
    await waitFor(nothingWaits);
    // At most once in two seconds, and once when they are over.
    const most = (Date.now() - began) / 2000 + 2;
    expect(reads().length).toBeGreaterThan(0);
    expect(reads().length).toBeLessThanOrEqual(most);
    expect(await knex('tools_hints')).toHaveLength(1);
  });

  // More than one statement, and more than one batch, takes.
  it('reads each of 1,500 items once', async () => {
    tool.jobs = jobs(1500);
    const names = tool.jobs.map(job => job.id);
    await Promise.all(
      Array.from({ length: 15 }, (_, at) =>
        deliver({ jobs: names.slice(at * 100, (at + 1) * 100) }),
      ),
    );
    await waitFor(nothingWaits);
    expect(reads().sort()).toEqual(
      names.map(name => `GET /jobs/${name}`).sort(),
    );
    const [{ count }] = await knex('tools_items').count({ count: '*' });
    expect(Number(count)).toBe(1500);
  });

  it('lets one of two processes read', async () => {
    const other = await start();
    tool.calls = [];
    let atOnce = 0;
    let most = 0;
    tool.beforeJob = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise(done => setTimeout(done, 5));
      atOnce -= 1;
    };
    const names = tool.jobs.map(job => job.id);
    tool.jobs.forEach(job => {
      job.name = `${job.name}, renamed`;
    });
    await Promise.all(
      names.map((name, at) =>
        deliver({ jobs: [name] }, at % 2 ? portal : other),
      ),
    );
    await waitFor(nothingWaits);
    expect(reads().sort()).toEqual(
      names.map(name => `GET /jobs/${name}`).sort(),
    );
    expect(most).toBeLessThanOrEqual(2);
    expect((await item('job-7')).title).toBe('Job 7, renamed');
  });

  it('leaves a tool to the process that reads all of it, which then reads the item too', async () => {
    const other = await start();
    tool.calls = [];
    const run = await startLongRun();
    tool.jobs[3].name = 'Renamed meanwhile';
    await deliver({ jobs: ['job-3'] }, other);
    await other.tick();
    await waitFor(
      async () => (await item('job-3')).title === 'Renamed meanwhile',
    );
    const [drain] = await knex('tools_hints').select('read_at');
    const { started_at } = await knex('tools_syncs').first();
    expect(drain.read_at > started_at).toBe(true);
    run.goOn();
    await runEnds();
  });

  it('goes on after a restart between accepting and reading', async () => {
    tool.beforeJob = () => new Promise(() => {});
    tool.jobs[3].name = 'Renamed';
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () => reads().length === 1);
    await portal.stop();
    portals.pop();
    tool.beforeJob = undefined;
    await knex('tools_items')
      .where({ external_id: 'job-3' })
      .update({ title: 'Job 3', hash: 'old' });
    portal = await start();
    await waitFor(nothingWaits);
    expect((await item('job-3')).title).toBe('Renamed');
  });

  it('takes over from a process that was killed while it read', async () => {
    await knex('tools_hints').insert({
      ...{ instance: 'testci.main', resource: 'jobs', external_id: 'job-3' },
      ...{ waiting: true, heard: 1, reading_token: 'of-the-dead' },
      ...{ heard_at: '2026-01-01T00:00:00.000Z', reading_heard: 1 },
      next_at: '2026-01-01T00:00:00.000Z',
      reading_since: '2026-01-01T00:00:00.000Z',
    });
    const lease = (lease_until: string) =>
      knex('tools_drains').update({
        ...{ holder: 'killed', lease_token: 'of-the-dead', lease_until },
      });
    await lease('2999-01-01T00:00:00.000Z');
    await portal.tick();
    expect(reads()).toEqual([]);
    await lease('2026-01-01T00:00:00.000Z');
    await waitFor(nothingWaits);
    expect(reads()).toEqual(['GET /jobs/job-3']);
  });

  it('tries again later what failed, and lets a complete read answer it', async () => {
    tool.beforeJob = (_id, response) => {
      response.writeHead(500).end();
    };
    await deliver({ jobs: ['job-3', 'job-4'] });
    await waitFor(async () =>
      Boolean(await knex('tools_hints').where('attempts', '>', 0).first()),
    );
    await waitFor(async () => !(await knex('tools_drains').first()).holder);
    const failed = await knex('tools_hints').where('attempts', '>', 0).first();
    expect(Date.parse(failed.next_at)).toBeGreaterThan(Date.now() + 1000);
    expect(failed).toMatchObject({ reading_token: null });
    await knex('tools_hints').update({
      ...{ heard_at: new Date(Date.now() - 120_000).toISOString() },
      next_at: new Date(Date.now() + 120_000).toISOString(),
    });
    await portal.sync();
    await portal.tidy();
    expect(await nothingWaits()).toBe(true);
  });

  it('leaves a tool alone for as long as it asks', async () => {
    tool.beforeJob = (_id, response) => {
      response.writeHead(429, { 'retry-after': '120' }).end();
    };
    await deliver({ jobs: tool.jobs.map(job => job.id) });
    await waitFor(async () =>
      Boolean(await knex('tools_hints').where('attempts', '>', 0).first()),
    );
    await waitFor(async () => !(await knex('tools_drains').first()).holder);
    const asked = reads().length;
    const early = await knex('tools_hints').where(
      'next_at',
      '<',
      new Date(Date.now() + 100_000).toISOString(),
    );
    expect(early).toEqual([]);
    await portal.tick();
    expect(reads()).toHaveLength(asked);
    // Two at once.
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('leaves a paused sync alone until it goes on', async () => {
    const pause = (paused: boolean) =>
      portal.put('/syncs/testci.main/jobs/pause', { paused }).expect(204);
    await pause(true);
    await deliver({ jobs: ['job-3'] });
    await portal.tick();
    await new Promise(done => setTimeout(done, 100));
    expect(reads()).toEqual([]);
    await pause(false);
    await waitFor(nothingWaits);
    expect(reads()).toEqual(['GET /jobs/job-3']);
  });

  it('forgets a hint once it has served', async () => {
    await deliver({ jobs: ['job-3'] });
    await waitFor(nothingWaits);
    await knex('tools_hints').update({ next_at: '2026-01-01T00:00:00.000Z' });
    await portal.tidy();
    expect(await knex('tools_hints')).toEqual([]);
  });

  it('is not overwritten by a run whose process was asleep', async () => {
    const run = await startLongRun();
    await waitFor(async () => Boolean(await knex('tools_checkpoints').first()));
    await knex('tools_syncs').update({
      lease_until: '2026-01-01T00:00:00.000Z',
    });
    tool.jobs[15].name = 'Newer';
    await deliver({ jobs: ['job-15'] });
    await waitFor(nothingWaits);
    await knex('tools_hints').update({ next_at: '2026-01-01T00:00:00.000Z' });
    await portal.tidy();
    run.goOn();
    await waitFor(async () => !(await knex('tools_syncs').first()).lease_token);
    await runEnds();
    expect((await item('job-15')).title).toBe('Newer');
  });

  it('is not stored by a process that lost the right to read while it slept', async () => {
    await start();
    tool.calls = [];
    let wakeUp!: () => void;
    tool.beforeJob = () => {
      tool.beforeJob = undefined;
      return new Promise<void>(resolve => {
        wakeUp = resolve;
      });
    };
    tool.jobs[3].name = 'Older';
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () => reads().length === 1);
    tool.jobs[3].name = 'Newer';
    await knex('tools_drains').update({
      lease_until: '2026-01-01T00:00:00.000Z',
    });
    await waitFor(nothingWaits);
    expect((await item('job-3')).title).toBe('Newer');
    const written: unknown[] = [];
    knex.on('query', ({ bindings = [] }) => written.push(...bindings));
    wakeUp();
    await new Promise(done => setTimeout(done, 500));
    expect(written.length).toBeGreaterThan(0);
    expect(written).not.toContain('Older');
    expect(reads()).toHaveLength(2);
  });

  it('is accepted by one of two processes that hear it at once', async () => {
    const other = await start();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? portal : other)
          .raw('/webhooks/testci/main')
          .set({ 'content-type': 'application/json', 'x-test-token': SECRET })
          .send(JSON.stringify({ jobs: ['job-3'], n: 'the same' })),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array(9).fill(409)]);
    await waitFor(nothingWaits);
  });

  it('does not wait for what is not configured any more', async () => {
    const key = { instance: 'testci.main', resource: 'retired' };
    const [sync] = await knex('tools_syncs');
    await knex('tools_syncs').insert({ ...sync, ...key });
    await knex('tools_hints').insert({
      ...{ ...key, external_id: '1', waiting: true, heard: 1 },
      heard_at: new Date().toISOString(),
      next_at: '2026-01-01T00:00:00.000Z',
    });
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () => reads('job-3').length === 1);
  });

  it('waits on when the tool only said that its list is as it was', async () => {
    tool.beforeJob = (_id, response) => {
      response.writeHead(500).end();
    };
    await deliver({ jobs: ['job-3'] });
    await waitFor(async () =>
      Boolean(await knex('tools_hints').where('attempts', '>', 0).first()),
    );
    await waitFor(async () => !(await knex('tools_drains').first()).holder);
    const ago = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    await knex('tools_hints').update({ heard_at: ago(10) });
    await knex('tools_syncs').update({
      ...{ validator_at: ago(20), last_complete_at: ago(5) },
    });
    await portal.tidy();
    expect(await nothingWaits()).toBe(false);
    await knex('tools_syncs').update({ validator_at: ago(5) });
    await portal.tidy();
    expect(await nothingWaits()).toBe(true);
  });

  it.each([
    ['a delivery', () => deliver({ jobs: ['a', 'a b', 'b'] }).then(), 3],
    ['who forgets them', () => portal.tidy(), 0],
  ])('is locked by %s in one order', async (_name, changeAll, left) => {
    const names = ['a', 'a b', 'b'];
    await deliver({ jobs: names });
    await waitFor(nothingWaits);
    await waitFor(async () => !(await knex('tools_drains').first()).holder);
    // The table then holds them in the other order.
    const hints = await knex('tools_hints').orderBy('external_id', 'desc');
    await knex('tools_hints').delete();
    for (const hint of hints) {
      const next_at = '2026-01-01T00:00:00.000Z';
      await knex('tools_hints').insert({ ...hint, next_at });
    }
    const trx = await knex.transaction();
    const lock = (external_id: string) =>
      trx('tools_hints').where({ external_id }).forUpdate().first();
    await lock(names[0]);
    const changed = changeAll();
    await new Promise(done => setTimeout(done, 200));
    for (const name of names.slice(1)) await lock(name);
    await trx.rollback();
    await changed;
    expect(await knex('tools_hints')).toHaveLength(left);
  });
});
