import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  StackService,
  StackSnapshot,
} from '@strata/backstage-plugin-stack-common';
import { registerActions } from './actionsRegistry';

const mia = mockCredentials.user('user:default/mia');
const jonas = mockCredentials.user('user:default/jonas');

const checkout: StackService = {
  ref: 'component:default/checkout-api',
  title: 'Checkout',
  owner: 'group:default/payments',
  technologies: ['go', 'dubbox', 'home-grown', 'redis'],
  observed: [
    {
      id: 'go',
      seen: [
        {
          ...{ repository: 'shop/checkout', url: 'https://git.example/c' },
          ...{ path: 'go.mod', name: 'go', version: '1.26' },
        },
      ],
    },
    { id: 'kafka', seen: [{ repository: 'shop/checkout', path: 'go.mod' }] },
  ],
  unread: [{ repository: 'shop/checkout', files: 2, folders: 0 }],
};

const snapshotOf = (services: StackService[]): StackSnapshot => ({
  services,
  ...{ teams: [], systems: [] },
  tools: { state: 'notInstalled' },
  compliance: { state: 'notInstalled' },
  advice: { dubbox: { ring: 'hold', reason: 'Nobody looks after it.' } },
  asOf: '2026-11-25T09:00:00.000Z',
});

/** Only Mia may see the service. */
function register() {
  const registry = actionsRegistryServiceMock();
  registerActions(registry, {
    read: async ({ principal }) =>
      snapshotOf(principal === mia.principal ? [checkout] : []),
  });
  const ask = async (
    name: string,
    input: Record<string, string>,
    credentials: BackstageCredentials = mia,
  ) =>
    (await registry.invoke({ id: `test:${name}`, input, credentials })).output;
  return { ask, registry };
}

describe('actions for agents', () => {
  it('only read, and say what they take and give', async () => {
    const { actions } = await register().registry.list();
    expect(actions.map(({ name }) => name)).toEqual([
      'get-service-stack',
      'get-technology-advice',
    ]);
    for (const { attributes, schema } of actions) {
      expect(attributes).toMatchObject({ readOnly: true, destructive: false });
      expect(Object.keys(schema.input.properties ?? {})).not.toEqual([]);
      expect(Object.keys(schema.output.properties ?? {})).not.toEqual([]);
    }
  });

  it('tell what a service is built on', async () => {
    const stack = await register().ask('get-service-stack', {
      entityRef: 'Component:default/checkout-api',
    });
    expect(stack).toEqual({
      ...{ ref: checkout.ref, title: 'Checkout', owner: checkout.owner },
      technologies: [
        {
          ...{ id: 'go', name: 'Go', layer: 'language' },
          ...{ category: expect.any(String), status: 'active' },
        },
        expect.objectContaining({
          ...{ id: 'dubbox', status: 'abandoned', successor: { id: 'dubbo' } },
          advice: { ring: 'hold', reason: 'Nobody looks after it.' },
        }),
        expect.objectContaining({ id: 'redis' }),
      ],
      unknown: ['home-grown'],
      observed: [
        {
          ...{ id: 'go', name: 'Go', declared: true },
          seen: [
            {
              ...{ repository: 'shop/checkout', path: 'go.mod' },
              ...{ name: 'go', version: '1.26' },
            },
          ],
        },
        {
          ...{ id: 'kafka', name: 'Apache Kafka', declared: false },
          seen: [{ repository: 'shop/checkout', path: 'go.mod' }],
        },
      ],
      notSeen: ['dubbox', 'redis'],
      unread: [{ repository: 'shop/checkout', files: 2, folders: 0 }],
    });
  });

  it('tell which services show a technology, and which only declare it', async () => {
    const { ask } = register();
    expect(await ask('get-technology-advice', { id: 'kafka' })).toMatchObject({
      services: 0,
      observed: [{ ref: checkout.ref, declared: false }],
    });
    expect(await ask('get-technology-advice', { id: 'redis' })).toMatchObject({
      ...{ services: 1, observed: [], unseen: [] },
      unread: [{ ref: checkout.ref }],
    });
  });

  it('tell of a technology what follows it and who uses it', async () => {
    const { ask } = register();
    const input = { id: 'dubbox' };
    expect(await ask('get-technology-advice', input)).toMatchObject({
      ...{ name: 'DubboX', status: 'abandoned', services: 1 },
      successor: { id: 'dubbo' },
      migration: expect.stringContaining('Dubbo 3'),
      advice: { ring: 'hold' },
    });
    expect(await ask('get-technology-advice', input, jonas)).toMatchObject({
      services: 0,
    });
  });

  it('know nothing of what the caller may not see', async () => {
    const { ask } = register();
    const input = { entityRef: checkout.ref };
    await expect(ask('get-service-stack', input, jonas)).rejects.toThrow(
      'shows you no service component:default/checkout-api',
    );
    await expect(
      ask('get-technology-advice', { id: 'unheard-of' }),
    ).rejects.toThrow('no technology unheard-of');
  });
});
