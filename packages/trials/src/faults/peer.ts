import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { GitlabDiscoveryEntityProvider } from '@backstage/plugin-catalog-backend-module-gitlab';
import type { Reader, Reading } from './reader';

/**
 * The provider of `@backstage/plugin-catalog-backend-module-gitlab`. Its catalog keeps what its last
 * full mutation held: that is how the catalog treats one.
 */
export async function openPeer(baseUrl: string): Promise<Reader> {
  const host = new URL(baseUrl).host;
  const said: string[] = [];
  const [provider] = GitlabDiscoveryEntityProvider.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          { host, baseUrl, apiBaseUrl: `${baseUrl}/api/v4`, token: 'token' },
        ],
      },
      catalog: { providers: { gitlab: { main: { host } } } },
    }),
    {
      logger: loggerInto(said),
      schedule: { run: async () => {} },
    },
  );
  let entities = 0;
  await provider.connect({
    applyMutation: async mutation => {
      if (mutation.type === 'full') entities = mutation.entities.length;
    },
    refresh: async () => {},
  });
  return {
    async read(): Promise<Reading> {
      said.length = 0;
      const logger = loggerInto(said);
      await provider.refresh(logger).catch(thrown => said.push(String(thrown)));
      return { entities, said: said.at(-1) };
    },
    async close() {},
  };
}

/** Keeps what an operator would see without debugging. */
function loggerInto(said: string[]): LoggerService {
  const logger: LoggerService = {
    error: message => said.push(message),
    warn: message => said.push(message),
    info: () => {},
    debug: () => {},
    child: () => logger,
  };
  return logger;
}
