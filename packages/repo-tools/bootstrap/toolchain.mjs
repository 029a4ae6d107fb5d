import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { installPinned } from './pinned.mjs';
import { capture } from './processes.mjs';

/** Backstage 1.55 supports these. */
const NODE_MAJORS = [22, 24];
const YARN_MAJOR = '4';

/**
 * The Node and Yarn to use: the current ones where they fit, else pinned ones from the
 * registry. Returns `{ node, yarn: [file, ...args], env }`.
 */
export async function findToolchain(env) {
  const nodeFits = NODE_MAJORS.includes(
    Number(process.versions.node.split('.')[0]),
  );
  const yarnFits = await hostYarnFits();
  const pinned =
    nodeFits && yarnFits ? undefined : await installPinned(!nodeFits, env);
  const node = nodeFits ? process.execPath : pinned.node;
  const yarn = yarnFits ? ['yarn'] : [node, pinned.yarn];
  return { node, yarn, env: childEnvironment(env, node, nodeFits) };
}

async function hostYarnFits() {
  const { code, output } = await capture('yarn', ['--version']);
  return code === 0 && output.trim().split('.')[0] === YARN_MAJOR;
}

/**
 * `npm run` exports the host's `nodedir` and `node-gyp`; with them, native modules would be
 * compiled for the host's Node and fail to load in the pinned one. The headers beside `node`
 * save a download.
 */
function childEnvironment(base, node, nodeFits) {
  const env = { ...base, YARN_IGNORE_PATH: '1' };
  delete env.npm_config_node_gyp;
  const nodedirs = Object.keys(env).filter(
    key => key.toLowerCase() === 'npm_config_nodedir',
  );
  const nodeFolder = dirname(dirname(node));
  if (!nodeFits) nodedirs.forEach(key => delete env[key]);
  if (
    (!nodeFits || nodedirs.length === 0) &&
    existsSync(join(nodeFolder, 'include', 'node', 'node.h'))
  ) {
    env.npm_config_nodedir = withoutSpaces(nodeFolder);
  }
  env.PATH = `${dirname(node)}${delimiter}${env.PATH}`;
  return env;
}

/** node-gyp hands the folder to the compiler unquoted, so that one with a space needs another name. */
function withoutSpaces(folder) {
  if (!/\s/.test(folder)) return folder;
  const parent = mkdtempSync(join(tmpdir(), 'strata-node-'));
  process.on('exit', () => rmSync(parent, { recursive: true, force: true }));
  const link = join(parent, 'node');
  symlinkSync(folder, link, 'dir');
  return link;
}
