import type { Logger } from 'pino';
import { startAdmin } from './observe/admin.js';
import { createLogger } from './observe/log.js';
import { createMetrics, type Metrics } from './observe/metrics.js';
import type { Config } from './config.js';
import { memoryStore, type GreetingStore } from './greeting.js';
import { features } from './features/index.js';

/** What the features share. */
export interface App {
  config: Config;
  log: Logger;
  metrics: Metrics;
  store: GreetingStore;
  /** By name: resolves while the part is well, rejects with the reason otherwise. */
  healthChecks: Map<string, () => Promise<void>>;
}

/** A part of the service. It is stopped in the reverse order of starting. */
export interface Feature {
  name: string;
  start(app: App): Promise<() => Promise<void>>;
}

/** Starts everything; the returned function stops it and waits for requests under way. */
export async function startApp(config: Config): Promise<() => Promise<void>> {
  const app: App = {
    config,
    log: createLogger(config),
    metrics: createMetrics(config),
    store: memoryStore(),
    healthChecks: new Map(),
  };
  app.healthChecks.set('start', async () => {
    throw new Error('still starting');
  });
  const stops = [await startAdmin(app)];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    for (const feature of features) {
      stops.push(await feature.start(app));
      app.log.info({ event: { action: 'start' } }, `started ${feature.name}`);
    }
    app.healthChecks.delete('start');
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
