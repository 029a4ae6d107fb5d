import { TestDatabases } from '@backstage/backend-test-utils';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { outsider, startPortal, type Portal } from './__testUtils__/portal';
import { interruption, ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const call = {
  instance: 'testci.main',
  action: 'protect-job',
  input: { job: 'a' },
  correlationId: 'task-1',
};

describe.each(databases.eachSupportedId())('changes on %s', id => {
  let tool: ToolServer;
  let portal: Portal;
  let knex: Knex;
  const denied = new Set<string>();

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [{ id: 'a', name: 'Alpha' }];
    knex = await databases.init(id);
    const config = { writeToken: 'write-canary' };
    portal = await startPortal({ knex, tool, config, denied });
  });
  afterEach(async () => {
    interruption.now = undefined;
    denied.clear();
    await portal?.stop();
    await tool.stop();
  });

  /** What a process leaves behind that ends after the tool has made the change. */
  async function interrupted(path: string, body?: object) {
    interruption.now = () => {
      throw new Error('killed');
    };
    await portal.post(path, body).expect(500);
    interruption.now = undefined;
  }
  async function list(auth?: string): Promise<Effect[]> {
    const path = '/effects?correlationId=task-1';
    return (await portal.get(path, auth).expect(200)).body.items;
  }
  async function effect(): Promise<Effect> {
    const effects = await list();
    expect(effects).toHaveLength(1);
    return effects[0];
  }
  const undo = (effectId?: string) => portal.post(`/effects/${effectId}/undo`);
  /** As if what began had begun three minutes ago. */
  async function wait() {
    const at = new Date(Date.now() - 180_000).toISOString();
    await knex('tools_effects').update({ created_at: at });
    await knex('tools_effects')
      .whereNotNull('undo_started_at')
      .update({ undo_started_at: at });
  }

  it('are known though they were interrupted, and gone on with', async () => {
    await interrupted('/actions', call);
    expect([...tool.protectedJobs]).toEqual(['a']);
    const { unfinishedSince, ...begun } = await effect();
    expect(unfinishedSince).toMatch(/^\d{4}-/);
    expect(begun).toMatchObject({
      summary: `Would protect a: started at ${unfinishedSince}, not known to have finished`,
      unchanged: false,
      undoable: true,
    });
    const again = await portal.post('/actions', call).expect(200);
    expect(again.body).toMatchObject({
      id: begun.id,
      summary: 'a is protected',
      unchanged: false,
      undoable: true,
    });
    expect(await effect()).toEqual(again.body);
    expect(again.body).not.toHaveProperty('unfinishedSince');
    await undo(begun.id).expect(200);
    expect([...tool.protectedJobs]).toEqual([]);
  });

  it('are not gone on with for another input', async () => {
    await interrupted('/actions', call);
    await portal.post('/actions', { ...call, input: { job: 'b' } }).expect(200);
    const effects = await list();
    expect(effects.map(each => 'unfinishedSince' in each).sort()).toEqual([
      false,
      true,
    ]);
  });

  it('are taken back though they were interrupted, once they cannot be under way', async () => {
    await interrupted('/actions', call);
    const begun = await effect();
    const early = await undo(begun.id).expect(409);
    expect(early.body.error.message).toContain('may still be under way');
    await wait();
    await undo(begun.id).expect(200);
    expect([...tool.protectedJobs]).toEqual([]);
    const done = await effect();
    expect(done).toMatchObject({ undoable: false });
    expect(done).not.toHaveProperty('unfinishedSince');
  });

  it('do not count as taken back where that was interrupted', async () => {
    const { body } = await portal.post('/actions', call).expect(200);
    await interrupted(`/effects/${body.id}/undo`);
    const { unfinishedSince, ...half } = await effect();
    expect(half).toMatchObject({
      summary: `Protected a: taking it back started at ${unfinishedSince}, not known to have finished`,
      undoable: true,
    });
    expect(half).not.toHaveProperty('undoneAt');
    const early = await undo(body.id).expect(409);
    expect(early.body.error.message).toBe(
      '"Protected a" is already being taken back',
    );
    await wait();
    await undo(body.id).expect(200);
    expect(await effect()).toHaveProperty('undoneAt');
  });

  it('that a tool did not answer may have been made', async () => {
    tool.afterChange = response => Boolean(response.destroy());
    await portal.post('/actions', call).expect(503);
    const failed = await effect();
    expect(failed).toHaveProperty('unfinishedSince');
    expect(failed.summary).toMatch(
      /^Would protect a: failed at .+Z, may have been made in part$/,
    );
    tool.afterChange = undefined;
    const { body } = await portal.post('/actions', call).expect(200);
    expect(await effect()).toEqual(body);
    expect(body).not.toHaveProperty('unfinishedSince');
  });

  it('that a tool did not answer are taken back at once', async () => {
    tool.afterChange = response => Boolean(response.destroy());
    await portal.post('/actions', call).expect(503);
    tool.afterChange = undefined;
    await undo((await effect()).id).expect(200);
    expect([...tool.protectedJobs]).toEqual([]);
  });

  it('have permissions that Backstage knows', async () => {
    const path = '/.well-known/backstage/permissions/metadata';
    const { body } = await portal.get(path).expect(200);
    const names = body.permissions.map(({ name }: { name: string }) => name);
    expect(names).toContain('tools.removal.decide');
    expect(names).toContain('tools.action.testci.protect-job');
    expect(names).toContain('tools.action.jumpserver.grant-access');
  });

  it('are audited with what they were about', async () => {
    const { body } = await portal.post('/actions', call).expect(200);
    await undo(body.id).expect(200);
    const { instance, action } = call;
    for (const [eventId, more] of [
      ['action-run', { dryRun: false, correlationId: 'task-1' }],
      ['action-undo', { effect: body.id }],
    ]) {
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId,
          meta: { instance, action, ...(more as object) },
        }),
      );
    }
    expect(portal.auditEvent.success).toHaveBeenCalledTimes(2);
  });

  it('are shown to who made them, and to who may make them', async () => {
    await portal.post('/actions', call).expect(200);
    expect(await list(outsider)).toHaveLength(1);
    denied.add('tools.action.testci.protect-job');
    expect(await list()).toHaveLength(1);
    expect(await list(outsider)).toEqual([]);
    const { id: effectId } = await effect();
    const refused = await undo(effectId).expect(403);
    expect(refused.body.error.message).toContain(
      'tools.action.testci.protect-job',
    );
  });
});
