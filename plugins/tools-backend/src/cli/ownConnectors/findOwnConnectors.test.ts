import { ConfigReader } from '@backstage/config';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findOwnConnectors } from './findOwnConnectors';

const load = createRequire(__filename);

/** A backend in a folder of its own, with packages installed that do not come from a registry. */
let folder: string;
const dependencies: Record<string, string> = {};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-own-connectors-'));
});
afterEach(async () => {
  for (const name of Object.keys(dependencies)) delete dependencies[name];
  await rm(folder, { recursive: true });
});

async function write(path: string, content: object | string) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

/** The text of a module that adds a connector with the id, and depends on further services. */
function moduleText(
  id: string,
  options: { services?: string[]; init?: string } = {},
) {
  const { services = [], init = '' } = options;
  const api = load.resolve('@backstage/backend-plugin-api');
  return `
    const { coreServices, createBackendModule, createExtensionPoint } = require(${JSON.stringify(
      api,
    )});
    const point = createExtensionPoint({ id: 'tools.connectors' });
    exports.default = createBackendModule({
      pluginId: 'tools',
      moduleId: '${id}',
      register(env) {
        env.registerInit({
          deps: { point, ${services
            .map(name => `${name}: coreServices.${name}`)
            .join(', ')} },
          async init({ point, ...deps }) {
            ${init}
            point.addConnector({ id: '${id}', title: deps.rootConfig?.getString('title') });
          },
        });
      },
    });`;
}

async function install(
  name: string,
  backstage: object,
  text = moduleText(name),
) {
  dependencies[name] = '^1.0.0';
  await write(`node_modules/${name}/package.json`, {
    ...{ name, main: 'index.js', backstage },
  });
  await write(`node_modules/${name}/index.js`, text);
}

const ofTools = { role: 'backend-plugin-module', pluginId: 'tools' };

async function find(from = 'packages/backend', files: string[] = []) {
  await write('packages/backend/package.json', {
    ...{ name: 'backend', backstage: { role: 'backend' }, dependencies },
  });
  const config = new ConfigReader({ title: 'from the configuration' });
  const found = await findOwnConnectors(config, join(folder, from), files);
  return {
    ids: found.connectors.map(({ id }) => id).sort(),
    titles: found.connectors.map(({ title }) => title),
    problems: found.problems,
  };
}

it('asks the modules of the tools plugin that the backend depends on', async () => {
  await install('own', ofTools);
  await install('library', { role: 'node-library' });
  await install('elsewhere', {
    role: 'backend-plugin-module',
    pluginId: 'catalog',
  });
  dependencies.missing = '^1.0.0';
  const expected = { ids: ['own'], problems: [] };
  expect(await find()).toMatchObject(expected);
  expect(await find('.')).toMatchObject(expected);
  expect(await find('packages/backend/src/deep')).toMatchObject(expected);
});

it('gives modules the configuration', async () => {
  await install(
    'own',
    ofTools,
    moduleText('own', { services: ['rootConfig', 'logger'] }),
  );
  expect(await find()).toMatchObject({ titles: ['from the configuration'] });
});

it('tells of modules that cannot be asked, and asks the others', async () => {
  await install('own', ofTools);
  await install('broken', ofTools, 'throw new Error("no licence")');
  await install(
    'failing',
    ofTools,
    moduleText('failing', { init: 'throw new Error("no key");' }),
  );
  await install(
    'greedy',
    ofTools,
    moduleText('greedy', { services: ['database'] }),
  );
  const { ids, problems } = await find();
  expect(ids).toEqual(['own']);
  expect(problems).toEqual([
    'broken could not be loaded: Error: no licence',
    'The module failing could not be asked: Error: no key',
    expect.stringMatching(
      /^The module greedy could not be asked: .*core\.database/,
    ),
  ]);
});

it('asks modules that are files, where they are named', async () => {
  await write('packages/backend/src/mine.js', moduleText('mine'));
  await write('packages/backend/src/other.js', 'exports.default = {};');
  const files = ['src/mine.js', 'src/other.js'];
  expect(await find('packages/backend', files)).toMatchObject({
    ids: ['mine'],
    problems: [
      expect.stringMatching(
        /other\.js could not be loaded: .*no backend feature/,
      ),
    ],
  });
});

it('finds nothing outside of a backend', async () => {
  await write('elsewhere/package.json', { name: 'elsewhere' });
  const config = new ConfigReader({});
  expect(await findOwnConnectors(config, join(folder, 'elsewhere'))).toEqual({
    ...{ connectors: [], problems: [] },
  });
});
