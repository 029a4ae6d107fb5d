import { Portal, Report, run } from '@strata/real-tools';
import {
  startRecordedTool,
  type RecordedAnswer,
} from '@strata/backstage-plugin-tools-node';
import { deepEqual, equal, match } from 'node:assert/strict';
import {
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { filesIn, writeFiles } from './files';
import { link, packPackages } from './packages';

// Run from its sources, never packed.
// eslint-disable-next-line no-restricted-syntax
const root = resolve(__dirname, '../../../..');

const PAGE = 'docs/own-connector.md';
const PLUGIN = '@strata/backstage-plugin-tools-backend';
const SECRET = 'squ_1';

/** Folder of a backend that uses it. */
const BACKEND = 'own-backend';

/** A new package outside of this repository, with the files that the page shows. */
async function createPackage(into: string): Promise<string> {
  const folder = join(into, 'own-connector');
  const page = await readFile(join(root, PAGE), 'utf8');
  await writeFiles(folder, filesIn(page));
  return folder;
}

async function install(folder: string, into: string) {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const { name, dependencies, devDependencies } = JSON.parse(text);
  const packages = await packPackages(root, [PLUGIN], join(into, 'packages'));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  await link(folder, [...names, PLUGIN], { packages, from: [root] });
  await mkdir(join(folder, 'node_modules/.bin'));
  await symlink('../typescript/bin/tsc', join(folder, 'node_modules/.bin/tsc'));
  const backend = await createBackend(into, [PLUGIN, name]);
  await link(backend, [PLUGIN], { packages, from: [root] });
  await mkdir(dirname(join(backend, 'node_modules', name)));
  await symlink(folder, join(backend, 'node_modules', name));
}

/** The package of a backend that has the connector among its dependencies. */
async function createBackend(into: string, names: string[]): Promise<string> {
  const folder = join(into, BACKEND);
  const manifest = {
    name: 'backend',
    private: true,
    backstage: { role: 'backend' },
    dependencies: Object.fromEntries(names.map(name => [name, '^0.1.0'])),
  };
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** What the command prints of the tool, run beside the backend. */
async function checkTool(folder: string, into: string): Promise<string> {
  const backend = join(into, BACKEND);
  const tool = await startTool(folder);
  const config = join(backend, 'app-config.yaml');
  const instance = { baseUrl: tool.baseUrl, token: SECRET };
  const tools = { sonarqube: { main: instance } };
  await writeFile(config, JSON.stringify({ tools }));
  const bin = join('node_modules', PLUGIN, 'bin', 'strata');
  try {
    const command = [bin, 'tools', 'check', '--config', config];
    return await run(backend, 'node', command);
  } finally {
    await tool.stop();
  }
}

function startTool(folder: string) {
  const load = createRequire(join(folder, 'package.json'));
  const answers: RecordedAnswer[] = load('./src/cases/projects.json');
  // As the command asks: for the address, and for one page.
  const ping = { ...answers[0], query: { qualifiers: 'TRK', ps: '1' } };
  return startRecordedTool([...answers, ping], { secret: SECRET });
}

/** What a backend shows of the tool after it has read it twice. */
async function syncTwice(folder: string) {
  const load = createRequire(join(folder, 'package.json'));
  const tool = await startTool(folder);
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
    await report.run('`strata tools check` tries it', async () => {
      const output = await checkTool(folder, into);
      match(output, /SonarQube main \(sonarqube\.main\)/);
      match(output, /Projects can be read/);
      match(output, /1 checked: 1 well/);
      equal(output.includes(SECRET), false, output);
    });
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
