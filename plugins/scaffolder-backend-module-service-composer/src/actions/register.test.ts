import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import { createRegisterAction } from './register';

const project: Effect = {
  id: '1',
  instance: 'gitlab.main',
  action: 'create-project',
  summary: 'Created the project shop/order-api',
  unchanged: false,
  undoable: true,
  output: {},
};

async function register(
  addLocation: (location: { dryRun?: boolean }) => Promise<object>,
  known?: object,
) {
  const added = jest.fn(addLocation);
  const catalog = Object.assign(catalogServiceMock(), {
    addLocation: added,
    getLocationByRef: async () => known,
  });
  const tools = { listEffects: async () => [project] };
  const action = createRegisterAction({ catalog, tools } as never);
  const outputs: Record<string, unknown> = {};
  await action.handler({
    input: { repoContentsUrl: 'https://git/shop/order-api/-/blob/main' },
    task: { id: 'task-7' },
    logger: mockServices.logger.mock(),
    getInitiatorCredentials: async () => mockCredentials.user(),
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
  } as never);
  return { outputs, added };
}

const service = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'order-api' },
};

describe('strata:register', () => {
  it('registers the file beside the contents', async () => {
    const { outputs, added } = await register(async () => ({
      entities: [service],
    }));
    const target = 'https://git/shop/order-api/-/blob/main/catalog-info.yaml';
    expect(outputs).toEqual({
      entityRef: 'component:default/order-api',
      catalogInfoUrl: target,
    });
    expect(added.mock.calls.map(([location]) => location)).toEqual([
      { type: 'url', target, dryRun: true },
      { type: 'url', target },
    ]);
  });

  it('leaves what is registered already', async () => {
    const { outputs, added } = await register(
      async () => ({ entities: [service] }),
      { id: 'location' },
    );
    expect(outputs.entityRef).toBe('component:default/order-api');
    expect(added).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => Promise<object>]>([
    [
      'the catalog refuses it',
      async () => {
        throw new Error('The file describes no Component');
      },
    ],
    ['it describes no service', async () => ({ entities: [] })],
  ])('says what exists and how to undo it when %s', async (_, answer) => {
    await expect(register(answer)).rejects.toThrow(
      /^Registering https:.* failed: The file describes no Component\n\nWhat exists [^]*shop\/order-api[^]*undo-creation.*task-7/,
    );
  });
});
