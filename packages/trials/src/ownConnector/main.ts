import { Portal, Report, run } from '@strata/real-tools';
import {
  startRecordedTool,
  type RecordedAnswer,
} from '@strata/backstage-plugin-tools-node';
import { deepEqual, equal } from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { filesIn, writeFiles } from './files';
import { link, packPackages } from './packages';

// Run from its sources, never packed.
// eslint-disable-next-line no-restricted-syntax
const root = resolve(__dirname, '../../../..');

const PAGE = 'docs/own-connector.md';
const PLUGIN = '@strata/backstage-plugin-tools-backend';
const SECRET = 'squ_1';

/** A new package outside of this repository, with the files that the page shows. */
async function createPackage(into: string): Promise<string> {
  const folder = join(into, 'own-connector');
  const page = await readFile(join(root, PAGE), 'utf8');
  await writeFiles(folder, filesIn(page));
  return folder;
}

async function install(folder: string, into: string) {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text);
  const packages = await packPackages(root, [PLUGIN], join(into, 'packages'));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  await link(folder, [...names, PLUGIN], { packages, from: [root] });
  await mkdir(join(folder, 'node_modules/.bin'));
  await symlink('../typescript/bin/tsc', join(folder, 'node_modules/.bin/tsc'));
}

/** What a backend shows of the tool after it has read it twice. */
async function syncTwice(folder: string) {
  const load = createRequire(join(folder, 'package.json'));
  const answers: RecordedAnswer[] = load('./src/cases/projects.json');
  const tool = await startRecordedTool(answers, { secret: SECRET });
  const config = { baseUrl: tool.baseUrl, token: SECRET };
  const features = [load(PLUGIN).default, load(folder).default];
  const portal = await Portal.start('sonarqube', config, features);
  try {
    const states = await portal.sync();
    portal.writes.length = 0;
    await portal.sync();
    const items = await portal.items();
    return {
      outcomes: states.map(({ outcome }) => outcome),
      titles: items.map(({ title }) => title).sort(),
      facts: (await portal.facts()).map(({ factId }) => factId),
      writes: [...portal.writes],
    };
  } finally {
    await portal.stop();
    await tool.stop();
  }
}

async function main(): Promise<number> {
  const into = await mkdtemp(join(tmpdir(), 'strata-own-connector-'));
  const report = new Report();
  try {
    const folder = await createPackage(into);
    await report.run('the packed packages install', () =>
      install(folder, into),
    );
    await report.run('the connector compiles, and its test passes', () =>
      run(folder, 'npm', ['test']).then(output =>
        equal(/^. pass 2$/m.test(output), true, output),
      ),
    );
    await report.run(
      'a backend reads its items, and is then at rest',
      async () =>
        deepEqual(await syncTwice(folder), {
          outcomes: ['complete'],
          titles: ['Cart', 'Never analysed', 'Payments'],
          facts: ['analysis.quality-gate', 'analysis.quality-gate'],
          writes: [],
        }),
    );
    return report.finish();
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
