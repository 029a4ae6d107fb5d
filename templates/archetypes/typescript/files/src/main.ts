import { startApp } from './app.js';
import { readConfig } from './config.js';
import { createLogger } from './observe/log.js';

const config = readConfig();
const log = createLogger(config);

async function main() {
  const stop = await startApp(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ event: { action: 'stop' } }, `stopping on ${signal}`);
      stop().then(() => process.exit(0), fail);
    });
  }
}

function fail(error: unknown) {
  log.fatal({ err: error }, 'the service failed');
  process.exit(1);
}

main().catch(fail);
