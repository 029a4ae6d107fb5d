/* eslint-disable no-console, no-restricted-syntax */
import path from 'node:path';
import {
  hasPrometheus,
  startRealPrometheus,
} from './realPrometheus/startRealPrometheus';
import { startDemoTools } from './startDemoTools';
import { DEFAULT_PORTS, TOOLS } from './tools';

/** `STRATA_STATE` moves everything that the demo keeps, as in app-config.yaml. */
const STATE_DIR = path.join(
  process.env.STRATA_STATE ?? path.resolve(__dirname, '../../../var'),
  'demo-tools',
);
/** The demo's portal, as app-config.yaml has it. */
const PORTAL = 'http://localhost:7007';
/** Free ports and no memory: for a look beside a running demo. Always with the stand-ins. */
const trial = process.argv.includes('--any-port');

async function main(): Promise<void> {
  const real = !trial && hasPrometheus();
  const demo = await startDemoTools({
    ...(trial
      ? { ports: 0 as const }
      : { stateDir: STATE_DIR, portal: PORTAL }),
    tools: TOOLS.filter(tool => !(real && tool === 'prometheus')),
    log: console.log,
  });
  const prometheus = real
    ? await startRealPrometheus({
        company: demo.company,
        dir: path.join(STATE_DIR, 'prometheus'),
        ruleFolder: demo.ruleFolder,
        port: DEFAULT_PORTS.prometheus,
      })
    : undefined;
  for (const [tool, url] of Object.entries(demo.urls)) {
    const kind = tool === 'prometheus' && real ? 'real' : 'stand-in';
    console.log(`${tool} ${url} (${kind})`);
  }
  const stop = () => {
    Promise.all([demo.stop(), prometheus?.stop()]).then(
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
