import { quietLogger } from './logger';
import { ConfigReader } from '@backstage/config';
import { GitlabDiscoveryEntityProvider } from '@backstage/plugin-catalog-backend-module-gitlab';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { StandIn } from '../standIns/standIn';

/** Lets the provider of the catalog's GitLab module discover every project once. */
export async function discoverWithPeer(
  tool: StandIn<any>,
): Promise<{ entities: number }> {
  const host = new URL(tool.baseUrl).host;
  const config = new ConfigReader({
    integrations: {
      gitlab: [{ host, apiBaseUrl: `${tool.baseUrl}/api/v4`, token: 'bench' }],
    },
    catalog: { providers: { gitlab: { bench: { host } } } },
  });
  let run = async () => {};
  const [provider] = GitlabDiscoveryEntityProvider.fromConfig(config, {
    logger: quietLogger,
    schedule: {
      run: async task => {
        run = async () => task.fn(new AbortController().signal);
      },
    },
  });
  let entities = 0;
  await provider.connect({
    applyMutation: async (mutation: EntityProviderMutation) => {
      if (mutation.type === 'full') entities = mutation.entities.length;
    },
    refresh: async () => {},
  });
  await run();
  return { entities };
}
