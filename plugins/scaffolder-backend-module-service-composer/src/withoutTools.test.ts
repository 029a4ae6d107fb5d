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
      logging: 'logging-ecs-stdout',
      monitoring: 'monitoring-zabbix',
    });
    expect(body.output.selection.features).not.toHaveProperty('ci');
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

  it('composes a service for a repository that was made before', async () => {
    const { status, body } = await compose({});
    expect([status, body.error]).toEqual([200, undefined]);
    const { repository, wiring, satisfies } = body.output;
    expect(repository).toMatchObject({
      cloneUrl: 'https://git.example.com/shop/order-api.git',
    });
    expect([repository.create, wiring]).toEqual([undefined, []]);
    expect(satisfies).toContain('service-has-runbook');
    expect(satisfies).not.toContain('ci-runs-on-default-branch');
  });

  it('sends nobody in a circle between two options that both miss their tool', async () => {
    const { status, body } = await compose({ ci: 'ci-jenkins' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'Jenkins cannot be chosen: no Jenkins is configured under tools.jenkins.',
    );
  });

  /** The service of the defaults but for what is given. */
  async function compose(features: Record<string, string>) {
    const { body } = await dryRunOf(send, 'strata:options', {});
    const { selection } = body.output;
    const url = 'https://git.example.com/shop/order-api.git';
    return dryRunOf(send, 'strata:compose', {
      name: 'order-api',
      description: 'Takes orders',
      owner: 'group:default/storefront',
      stack: {
        ...selection,
        features: { ...selection.features, ...features },
        parameters: { 'repository-git': { url } },
      },
    });
  }
});
