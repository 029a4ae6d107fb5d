import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from './disk.mjs';
import { Problem, say } from './output.mjs';
import { bootstrapFolder, toolchainFolder } from './paths.mjs';
import { capture } from './processes.mjs';

const source = join(bootstrapFolder, 'toolchain');
const modules = join(toolchainFolder, 'node_modules');
/** npm writes this file last, so that an interrupted `npm ci` has none. */
const marker = join(modules, '.package-lock.json');

const pinnedYarn = join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
const pinnedNode = pinnedNodeOf(process.platform, process.arch);

function pinnedNodeOf(platform, arch) {
  const text = readFileSync(join(source, 'package.json'), 'utf8');
  const name = Object.keys(JSON.parse(text).optionalDependencies).find(
    candidate => candidate.endsWith(`-${platform}-${arch}`),
  );
  return name && join(modules, name, 'bin', 'node');
}

/** Fetches Yarn and, where `withNode`, Node.js at the pinned versions; returns their files. */
export async function installPinned(withNode, env) {
  if (withNode && !pinnedNode) {
    throw new Problem(
      `Node.js ${process.versions.node} is not supported, and no pinned Node.js is offered for ${process.platform} ${process.arch}.`,
      'Install Node.js 22 or 24 and run the command again.',
    );
  }
  if (!(await isCurrent(withNode))) await fetchPinned(withNode, env);
  return { node: pinnedNode, yarn: pinnedYarn };
}

async function isCurrent(withNode) {
  if (!existsSync(marker) || (withNode && !existsSync(pinnedNode)))
    return false;
  const [installed, wanted] = await Promise.all(
    [toolchainFolder, source].map(folder =>
      readFile(join(folder, 'package-lock.json'), 'utf8'),
    ),
  );
  return installed === wanted;
}

/** `npm ci` checks every package against the integrity hashes in the committed lockfile. */
async function fetchPinned(withNode, env) {
  const what = withNode ? 'Node.js and Yarn' : 'Yarn';
  say(`Fetching the pinned ${what} (once) …`);
  await mkdir(toolchainFolder, { recursive: true });
  await rm(marker, { force: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(join(source, file), join(toolchainFolder, file));
  }
  const npm = process.env.npm_execpath?.includes('npm-cli')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'];
  if (!withNode) flags.push('--omit=optional');
  const { code, output } = await capture(
    npm[0],
    [...npm.slice(1), 'ci', ...flags],
    { cwd: toolchainFolder, env },
  );
  // Node.js is optional in the lockfile, one package for each platform: npm succeeds without it.
  const broken = withNode && (await whyItDoesNotRun(pinnedNode));
  if (code === 0 && !broken) return;
  await rm(marker, { force: true });
  const why = code === 0 ? [broken] : errorsOf(output);
  throw await failure(
    [`The pinned ${what} could not be set up`, ...why].join('\n'),
    'Check the connection and proxy settings of npm and run the command again, or install Node.js 22 and Yarn 4 yourself.',
    env,
  );
}

/** The few lines of npm's output that say what went wrong. */
function errorsOf(output) {
  return output
    .split('\n')
    .filter(line => /^npm (error|ERR!)/.test(line))
    .slice(0, 4);
}

async function whyItDoesNotRun(node) {
  const { code, output } = await capture(node, ['--version']);
  if (code === 0) return undefined;
  return output.trim() || `${node} ended with code ${code}`;
}
