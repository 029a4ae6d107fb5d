import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from './host/report';
import type { RealTool } from './tool';
import { verifyTool } from './verifyTool';

// Run from its sources, never packed.
// eslint-disable-next-line no-restricted-syntax
const folder = join(__dirname, 'tools');
const known = readdirSync(folder).sort();

/** Started within eight minutes in all; the others run by `--all`. */
const SAMPLE = [
  'alertmanager',
  'etcd',
  'postgresql',
  'prometheus',
  'redis',
  'zookeeper',
];

/** Nobody should take the sample for all there are. */
const others = known.filter(id => !SAMPLE.includes(id)).join(', ');

const USAGE = `Usage: test:tools [--all | <tool>…]

Installs, starts, fills and syncs real servers; without arguments a sample: ${SAMPLE.join(
  ', ',
)}.
All there are: ${known.join(', ')}.
`;

async function main(args: string[]): Promise<number> {
  const unknown = args.filter(arg => arg !== '--all' && !known.includes(arg));
  if (unknown.length) {
    process.stdout.write(
      unknown.includes('--help') ? USAGE : `No ${unknown.join()}.\n${USAGE}`,
    );
    return unknown.includes('--help') ? 0 : 2;
  }
  const chosen = args.length ? args : SAMPLE;
  const report = new Report();
  for (const id of args.includes('--all') ? known : chosen) {
    await report.run(id, () => verifyTool(id, load(id)));
  }
  if (!args.length) process.stdout.write(`not part of the sample: ${others}\n`);
  return report.finish();
}

function load(id: string): RealTool {
  return require(join(folder, id, 'tool')).tool;
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
