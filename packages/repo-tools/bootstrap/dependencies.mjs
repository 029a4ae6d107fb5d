import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, say } from './output.mjs';
import { root, toolchainFolder } from './paths.mjs';
import { capture, run } from './processes.mjs';

const stampFile = join(toolchainFolder, 'stamp.json');
/** Installed size of all dependencies, with room for Yarn's cache. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/** Installs when the lockfile or the Node version changed, or a native module does not load. */
export async function installDependencies(toolchain) {
  const stamp = await currentStamp(toolchain);
  const stored = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  const installed = existsSync(join(root, 'node_modules', '.yarn-state.yml'));
  if (installed && stored === stamp && (await nativeModulesLoad(toolchain)))
    return;
  await checkDisk();
  say('Installing dependencies (a few minutes the first time) …');
  const flags = process.env.CI ? ['--immutable'] : [];
  await yarn(toolchain, ['install', ...flags]);
  if (!(await nativeModulesLoad(toolchain)))
    await rebuildNativeModules(toolchain);
  await mkdir(toolchainFolder, { recursive: true });
  await writeFile(stampFile, await currentStamp(toolchain));
}

async function currentStamp(toolchain) {
  const { output } = await capture(toolchain.node, ['--version']);
  const lockfile = await readFile(join(root, 'yarn.lock'));
  return JSON.stringify({
    node: output.trim(),
    lockfile: createHash('sha256').update(lockfile).digest('hex'),
  });
}

async function checkDisk() {
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize > NEEDED_BYTES) return;
  throw new Problem(
    `Only ${Math.round(
      (bavail * bsize) / 1024 ** 2,
    )} MB are free on the disk of this folder.`,
    'Free at least 4 GB and run the command again.',
  );
}

async function yarn(toolchain, args) {
  const [file, ...first] = toolchain.yarn;
  const code = await run(file, [...first, ...args], { env: toolchain.env });
  if (code === 0) return;
  throw new Problem(
    `yarn ${args.join(' ')} failed; its last lines above say why.`,
    'With a network error, check the proxy settings and run the command again: it goes on where it stopped.',
  );
}

async function nativeModulesLoad(toolchain) {
  const code = "new (require('better-sqlite3'))(':memory:').close()";
  return (
    (await capture(toolchain.node, ['-e', code], { env: toolchain.env }))
      .code === 0
  );
}

async function rebuildNativeModules(toolchain) {
  const [file, ...first] = toolchain.yarn;
  const { output } = await capture(
    file,
    [...first, 'rebuild', 'better-sqlite3'],
    { env: toolchain.env },
  );
  if (await nativeModulesLoad(toolchain)) return;
  throw new Problem(
    `better-sqlite3 could not be compiled for Node.js ${
      toolchain.node
    }:\n${output.trim().split('\n').slice(-5).join('\n')}`,
    'Install a C++ compiler, make and Python 3 (Debian: apt-get install g++ make python3) and run the command again.',
  );
}
