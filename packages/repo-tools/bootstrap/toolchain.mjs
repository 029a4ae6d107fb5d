import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Problem, say } from './output.mjs';
import { bootstrapFolder, toolchainFolder } from './paths.mjs';
import { capture } from './processes.mjs';

/** Backstage 1.55 supports these. */
const NODE_MAJORS = [22, 24];
const YARN_MAJOR = '4';

/**
 * The Node and Yarn to use: the current ones where they fit, else pinned ones from the
 * registry. Returns `{ node, yarn: [file, ...args], env }`.
 */
export async function findToolchain() {
  const nodeFits = NODE_MAJORS.includes(
    Number(process.versions.node.split('.')[0]),
  );
  const yarnFits = await hostYarnFits();
  if (nodeFits && yarnFits) {
    return { node: process.execPath, yarn: ['yarn'], env: { ...process.env } };
  }
  await installPinned();
  const node = nodeFits ? process.execPath : pinnedNode();
  const yarn = yarnFits
    ? ['yarn']
    : [
        node,
        join(
          toolchainFolder,
          'node_modules',
          '@yarnpkg',
          'cli-dist',
          'bin',
          'yarn.js',
        ),
      ];
  return { node, yarn, env: childEnvironment(node, nodeFits) };
}

async function hostYarnFits() {
  const { code, output } = await capture('yarn', ['--version']);
  return code === 0 && output.trim().split('.')[0] === YARN_MAJOR;
}

function pinnedNode() {
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const found = names
    .map(name => join(toolchainFolder, 'node_modules', name, 'bin', 'node'))
    .find(existsSync);
  if (found) return found;
  throw new Problem(
    `Node.js ${process.versions.node} is not supported, and no pinned Node.js is offered for ${process.platform} ${process.arch}.`,
    `Install Node.js ${NODE_MAJORS.join(' or ')} and run the command again.`,
  );
}

/** `npm ci` checks every package against the integrity hashes in the committed lockfile. */
async function installPinned() {
  const source = join(bootstrapFolder, 'toolchain');
  const marker = join(
    toolchainFolder,
    'node_modules',
    '@yarnpkg',
    'cli-dist',
    'bin',
    'yarn.js',
  );
  if (existsSync(marker)) return;
  say('Fetching the pinned Node.js and Yarn (once) …');
  await mkdir(toolchainFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(join(source, file), join(toolchainFolder, file));
  }
  const npm = process.env.npm_execpath?.includes('npm-cli')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const args = [
    ...npm.slice(1),
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--omit=dev',
  ];
  const { code, output } = await capture(npm[0], args, {
    cwd: toolchainFolder,
  });
  if (code === 0) return;
  throw new Problem(
    `The pinned Node.js and Yarn could not be fetched:\n${output.trim()}`,
    'Check the connection and proxy settings of npm, or install Node.js 22 and Yarn 4 yourself.',
  );
}

/**
 * `npm run` exports the host's `nodedir` and `node-gyp`; with them, native modules would be
 * compiled for the host's Node and fail to load in the pinned one.
 */
function childEnvironment(node, nodeFits) {
  const env = { ...process.env, YARN_IGNORE_PATH: '1' };
  delete env.npm_config_node_gyp;
  if (!nodeFits) {
    const nodeFolder = dirname(dirname(node));
    for (const key of Object.keys(env)) {
      if (key.toLowerCase() === 'npm_config_nodedir') delete env[key];
    }
    env.npm_config_nodedir = nodeFolder;
  }
  env.PATH = `${dirname(node)}${delimiter}${env.PATH}`;
  return env;
}
