/* eslint-disable no-console, no-restricted-syntax */
import path from 'node:path';
import { startDemoTools } from './startDemoTools';

/** `STRATA_STATE` moves everything that the demo keeps, as in app-config.yaml. */
const STATE_DIR = path.join(
  process.env.STRATA_STATE ?? path.resolve(__dirname, '../../../var'),
  'demo-tools',
);

async function main(): Promise<void> {
  const demo = await startDemoTools({ stateDir: STATE_DIR, log: console.log });
  for (const [tool, url] of Object.entries(demo.urls)) {
    console.log(`${tool} ${url}`);
  }
  const stop = () => {
    demo.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log('ready');
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
