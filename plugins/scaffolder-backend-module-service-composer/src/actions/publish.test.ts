import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import { createPublishAction } from './publish';

const project: Effect = {
  id: '1',
  instance: 'gitlab.main',
  action: 'create-project',
  summary: 'Created the project shop/order-api',
  unchanged: false,
  undoable: true,
  output: {},
};

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        gitlab: [
          {
            host: 'git',
            ...{ baseUrl: 'https://git', apiBaseUrl: 'https://git/api/v4' },
            token: 'canary',
          },
        ],
      },
    },
  }),
);

/** What is done before the push, where the task did `earlier` before. */
async function publish(earlier: Effect[], answer = project) {
  const run = jest.fn(async () => answer);
  const tools = { listEffects: async () => earlier, run };
  const action = createPublishAction({ tools, integrations } as never);
  const { instance, action: name } = project;
  const pushed = jest.fn(async () => 'commit');
  await action.handler({
    input: {
      repository: {
        cloneUrl: 'https://git/shop/order-api.git',
        create: { instance, action: name, input: {} },
      },
    },
    task: { id: 'task-7' },
    logger: mockServices.logger.mock(),
    getInitiatorCredentials: async () => mockCredentials.user(),
    checkpoint: pushed,
    output: () => {},
  } as never);
  expect(pushed).toHaveBeenCalledWith(
    expect.objectContaining({ key: 'strata.publish.push.1' }),
  );
  return run;
}

describe('strata:publish', () => {
  it('creates the project once in a task', async () => {
    expect(await publish([])).toHaveBeenCalledTimes(1);
    expect(await publish([project])).not.toHaveBeenCalled();
  });

  it('creates it again where that is not known to have finished', async () => {
    const unfinishedSince = '2026-03-02T12:00:00.000Z';
    const run = await publish([{ ...project, unfinishedSince }]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('leaves a project alone that somebody else made', async () => {
    const there = { ...project, unchanged: true };
    await expect(publish([], there)).rejects.toThrow(/Choose another name/);
  });
});
