import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { ActionsServiceAction } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { complianceReadPermission } from '@strata/backstage-plugin-compliance-common';
import request from 'supertest';
import { CHECKOUT, group, PAYMENTS, service } from './__testUtils__/entities';
import { FakeTools } from './__testUtils__/fakeTools';
import { startCompliance, tokenOf } from './__testUtils__/startCompliance';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const ACTIONS = '/api/compliance/.backstage/actions/v1/actions';
const PROTECTED = 'default-branch-is-protected';

describe.each(databases.eachSupportedId())('actions for agents on %s', id => {
  async function start(
    options: Partial<Parameters<typeof startCompliance>[0]> = {},
  ) {
    const tools = new FakeTools();
    tools.setFact('repository.branch-protection', CHECKOUT, {
      ...{ branch: 'main', protected: true, directPush: true },
      forcePush: false,
    });
    const started = await startCompliance({
      knex: await databases.init(id),
      catalog: catalogServiceMock({
        entities: [group('payments'), service('checkout')],
      }),
      tools,
      ...options,
    });
    const auth = mockCredentials.user.header('user:default/mia');
    const invoke = (name: string, input: object) =>
      request(started.server)
        .post(`${ACTIONS}/compliance:${name}/invoke`)
        .set('authorization', auth)
        .send(input);
    return {
      ...started,
      invoke,
      ask: async (name: string, input: object) =>
        (await invoke(name, input).expect(200)).body.output,
      list: async (): Promise<ActionsServiceAction[]> =>
        (
          await request(started.server)
            .get(ACTIONS)
            .set('authorization', auth)
            .expect(200)
        ).body.actions,
    };
  }

  it('only read, and say what they take and give', async () => {
    const { list } = await start();
    const actions = await list();
    expect(actions.map(({ name }) => name).sort()).toEqual([
      'get-team-scores',
      'list-failing-checks',
      'list-open-waivers',
    ]);
    for (const { attributes, schema } of actions) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
      expect(Object.keys(schema.input.properties ?? {})).not.toEqual([]);
      expect(Object.keys(schema.output.properties ?? {})).not.toEqual([]);
    }
  });

  it('are not there for those who may not read', async () => {
    const { invoke, list } = await start({
      denied: [complianceReadPermission],
    });
    expect(await list()).toEqual([]);
    const answer = await invoke('list-open-waivers', {});
    expect(answer.status).toBe(404);
  });

  it('tell what fails, with evidence and fix, and what is waived', async () => {
    const { ask, client } = await start();
    await client.evaluate(undefined, tokenOf('mia'));
    const subject = { entityRef: 'Component:default/checkout' };
    const branches = { ...subject, process: 'branch-policy' };
    const { failures, total } = await ask('list-failing-checks', branches);
    expect(total).toBe(1);
    expect(failures).toMatchObject([
      {
        checkId: PROTECTED,
        severity: 'critical',
        fix: { effort: 'minutes' },
        evidence: [
          {
            text: 'shop/checkout: main: direct push allowed',
            source: 'GitLab main',
          },
        ],
      },
    ]);
    expect(failures[0].why).toMatch(/push/);

    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const { id: waiverId } = await client.requestWaiver(
      { checkId: PROTECTED, entityRef: CHECKOUT, reason: 'Move', expiresAt },
      tokenOf('mia'),
    );
    const open = await ask('list-open-waivers', {});
    expect(open.waivers).toMatchObject([
      { checkId: PROTECTED, state: 'requested', reason: 'Move' },
    ]);
    await client.decideWaiver(waiverId, 'approve', tokenOf('jonas'));
    const none = { state: 'requested' };
    expect(await ask('list-open-waivers', none)).toEqual({ waivers: [] });
    const here = { entityRef: CHECKOUT, state: 'approved' };
    expect((await ask('list-open-waivers', here)).waivers).toHaveLength(1);
    expect((await ask('list-failing-checks', branches)).failures).toEqual([]);
  });

  it('tell how a team stands on each process', async () => {
    const { ask, client, invoke } = await start();
    await client.evaluate(undefined, tokenOf('mia'));
    const scores = await ask('get-team-scores', { team: PAYMENTS });
    expect(scores).toMatchObject({
      ...{ team: PAYMENTS, teamTitle: 'Team payments', services: 1 },
      overall: { score: expect.any(Number), coverage: expect.any(Number) },
    });
    expect(
      scores.processes.find((one: any) => one.process === 'branch-policy'),
    ).toMatchObject({ fail: 1 });
    const unknown = await invoke('get-team-scores', { team: 'group:x/y' });
    expect(unknown.body.error.message).toContain(PAYMENTS);
  });
});
