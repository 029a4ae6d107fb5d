import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { startPortal, type Portal } from '../__testUtils__/portal';
import { ToolServer } from '../__testUtils__/toolServer';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const SECRET = 'a-secret-of-the-test-tool';
const LONG_AGO = '2026-01-01T00:00:00.000Z';

describe.each(databases.eachSupportedId())('hooks of whole lists on %s', id => {
  let tool: ToolServer;
  let knex: Knex;
  let portal: Portal;

  const start = async () => {
    portal = await startPortal({
      ...{ knex, tool },
      config: {
        webhookSecret: SECRET,
        everyMinutes: 1000,
        fullEveryMinutes: 100_000,
      },
    });
  };

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    // To who asks only for changes, none of them shows again.
    tool.jobs = Array.from({ length: 25 }, (_, at) => ({
      ...{ id: `job-${at}`, name: `Job ${at}`, updatedAt: LONG_AGO },
    }));
    knex = await databases.init(id);
    await start();
    tool.calls = [];
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  let deliveries = 0;
  const deliver = () =>
    portal
      .raw('/webhooks/testci/main')
      .set({ 'content-type': 'application/json', 'x-test-token': SECRET })
      .send(JSON.stringify({ all: true, n: deliveries++ }))
      .expect(202);

  const title = async (external_id: string): Promise<string> =>
    (await knex('tools_items').where({ external_id }).first()).title;

  const hint = () => knex('tools_hints').first();

  const wholeReads = () =>
    tool.calls.filter(call => call === 'GET /jobs?page=1&size=10').length;

  /** What the backend does within some seconds. */
  const pass = async () => {
    await portal.tick();
    for (let tries = 0; tries < 500; tries++) {
      const due = await knex('tools_hints')
        .where({ waiting: true })
        .where('next_at', '<=', new Date().toISOString());
      const { holder } = await knex('tools_drains').first();
      if (!due.length && !holder) break;
      await new Promise(done => setTimeout(done, 10));
    }
    await portal.runDue();
    await portal.settle();
  };

  const aMinutePasses = async () => {
    const finished_at = new Date(Date.now() - 61_000).toISOString();
    await knex('tools_runs').update({ finished_at });
    await knex('tools_hints').update({ next_at: LONG_AGO });
    await pass();
  };

  it('reads all of a list that has just been read, once a minute', async () => {
    tool.jobs[3].name = 'Renamed without a change';
    for (let at = 0; at < 10; at++) await deliver();
    await pass();
    expect(await hint()).toMatchObject({ heard: 10, reading_token: null });
    expect(Date.parse((await hint()).next_at)).toBeGreaterThan(Date.now());
    expect(tool.calls).toEqual([]);
    await aMinutePasses();
    expect(await title('job-3')).toBe('Renamed without a change');
    for (let at = 0; at < 10; at++) await deliver();
    await pass();
    await pass();
    expect(wholeReads()).toBe(1);
    await aMinutePasses();
    expect(wholeReads()).toBe(2);
    await aMinutePasses();
    expect(wholeReads()).toBe(2);
  });

  it('rests for as long as the last read of all took', async () => {
    await knex('tools_runs').update({ duration_ms: 600_000 });
    await deliver();
    await aMinutePasses();
    expect(tool.calls).toEqual([]);
    const seconds = (Date.parse((await hint()).next_at) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(500);
    expect(seconds).toBeLessThan(540);
  });

  /** Starts a run that stops before its second page. */
  const startRun = async () => {
    let answer = () => {};
    const asked = new Promise<void>(come => {
      tool.misbehave = (response, page) => {
        if (page !== 2) return false;
        const rows = JSON.stringify(tool.jobs.slice(10, 20));
        answer = () => response.end(rows);
        response.writeHead(200, { 'content-type': 'application/json' });
        come();
        return true;
      };
    });
    await portal.post('/syncs/testci.main/jobs/run').expect(202);
    await asked;
    tool.misbehave = undefined;
    return { goOn: () => answer() };
  };

  it('reads again what a run had passed when the hook came', async () => {
    const run = await startRun();
    await knex('tools_runs').update({ finished_at: LONG_AGO });
    tool.jobs[3].name = 'Renamed meanwhile';
    await deliver();
    await portal.tick();
    run.goOn();
    await pass();
    expect(await title('job-3')).toBe('Job 3');
    await aMinutePasses();
    expect(await title('job-3')).toBe('Renamed meanwhile');
  });

  it('leaves a tool that fails to the pace of its retries, which then read all anew', async () => {
    tool.misbehave = (response, page) =>
      page === 2 && Boolean(response.writeHead(500).end());
    await portal.sync();
    expect(await knex('tools_checkpoints')).toHaveLength(1);
    const { next_run_at } = await knex('tools_syncs').first();
    tool.misbehave = undefined;
    tool.jobs[3].name = 'Renamed meanwhile';
    tool.calls = [];
    await deliver();
    await aMinutePasses();
    expect(tool.calls).toEqual([]);
    expect(await knex('tools_syncs').first()).toMatchObject({ next_run_at });
    await knex('tools_syncs').update({ next_run_at: LONG_AGO });
    await pass();
    expect(await title('job-3')).toBe('Renamed meanwhile');
  });
});
