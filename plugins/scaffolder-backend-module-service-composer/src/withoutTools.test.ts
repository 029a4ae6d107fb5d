import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { dryRunOf } from './__testUtils__/dryRun';
import { senderTo, type Send } from './__testUtils__/startPortal';
import composerModule from '.';

jest.setTimeout(60_000);

describe('creating a service where Strata Tools is not installed', () => {
  let send: Send;

  beforeAll(async () => {
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        composerModule,
        mockServices.events.factory(),
      ],
    });
    send = senderTo(server);
  });

  it('offers what needs no tool and says which tool the rest misses', async () => {
    const { status, body } = await dryRunOf(send, 'strata:options', {});
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.output.tools).toEqual([]);
    expect(body.output.selection.features).toMatchObject({
      repository: 'repository-git',
      ci: 'ci-jenkins',
      monitoring: 'monitoring-zabbix',
    });
    const refusals = body.output.choices
      .flatMap(({ options }: any) => options)
      .flatMap(({ id, refusal }: any) => (refusal ? [[id, refusal]] : []));
    expect(Object.fromEntries(refusals)).toMatchObject({
      'repository-gitlab': {
        reason: 'no GitLab is configured under tools.gitlab',
        instead: 'repository-git',
      },
      'ci-jenkins': { reason: 'no Jenkins is configured under tools.jenkins' },
    });
  });

  it('sends nobody in a circle between two options that both miss their tool', async () => {
    const { body: options } = await dryRunOf(send, 'strata:options', {});
    const url = 'https://git.example.com/shop/order-api.git';
    const { status, body } = await dryRunOf(send, 'strata:compose', {
      name: 'order-api',
      description: 'Takes orders',
      owner: 'group:default/storefront',
      stack: {
        ...options.output.selection,
        parameters: { 'repository-git': { url } },
      },
    });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'Jenkins cannot be chosen: no Jenkins is configured under tools.jenkins.',
    );
  });
});
