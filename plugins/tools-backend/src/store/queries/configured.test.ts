import { ConfigReader } from '@backstage/config';
import { readInstances } from '../../config/readInstances';
import { connectors } from '../../connectors/index.generated';
import { Configured } from './configured';

describe('Configured', () => {
  const configured = new Configured(
    readInstances(
      new ConfigReader({
        tools: {
          etcd: {
            main: {
              baseUrl: 'https://etcd.example',
              owner: 'group:default/Platform',
            },
            other: { baseUrl: 'https://other.example' },
          },
        },
      }),
      connectors.filter(({ id }) => id === 'etcd'),
    ),
  );

  it.each([
    [
      "what is the whole tool's",
      'etcd.main',
      'clusters',
      'group:default/platform',
    ],
    ["what may be a service's", 'etcd.main', 'namespaces', undefined],
    ['a tool of nobody', 'etcd.other', 'clusters', undefined],
  ])('knows who answers for %s', (_, instance, resource, owner) => {
    expect(configured.ownerOf({ instance, resource })).toBe(owner);
  });
});
