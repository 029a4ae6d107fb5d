import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingBuildTools } from './buildTools.mjs';
import { checkDisk, failure } from './disk.mjs';
import { Problem, say } from './output.mjs';
import { root, toolchainFolder } from './paths.mjs';
import { capture, run } from './processes.mjs';

const stampFile = join(toolchainFolder, 'stamp.json');
const nativeModule = join(root, 'node_modules', 'better-sqlite3');
const isInstalled = () =>
  existsSync(join(root, 'node_modules', '.yarn-state.yml'));

/** Says before anything is fetched when a first installation would not fit on the disk. */
export async function checkRoom(env) {
  if (!isInstalled()) await checkDisk(env);
}

/** Installs when the lockfile or the Node version changed, or a native module does not load. */
export async function installDependencies(toolchain) {
  const stamp = await currentStamp(toolchain);
  const stored = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  const loads = isInstalled() && (await nativeModulesLoad(toolchain));
  if (loads && stored === stamp) return;
  const missing = loads ? [] : await missingBuildTools(toolchain.env);
  if (missing.length > 0) {
    say(
      `Not found: ${missing.join(
        ', ',
      )}. That will stop the set-up, unless a ready-made better-sqlite3 can be downloaded from GitHub.`,
    );
  }
  say('Installing dependencies (a few minutes the first time) …');
  await install(toolchain, missing);
  if (!(await nativeModulesLoad(toolchain)))
    await rebuildNativeModules(toolchain, missing);
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

async function install(toolchain, missing) {
  const [file, ...first] = toolchain.yarn;
  const flags = process.env.CI ? ['--immutable'] : [];
  const args = [...first, 'install', ...flags];
  if ((await run(file, args, { env: toolchain.env })) === 0) return;
  const unbuilt =
    existsSync(nativeModule) && !(await nativeModulesLoad(toolchain));
  if (unbuilt && missing.length > 0) throw notCompiled(missing);
  throw await failure(
    'yarn install failed; its last lines above say why',
    'Where they name a log, that tells why a package could not be built. With a network error, check the proxy settings. Then run the command again: it goes on where it stopped.',
    toolchain.env,
  );
}

function notCompiled(missing) {
  return new Problem(
    `better-sqlite3, the database of the demo and the tests, could not be compiled. Not found: ${missing.join(
      ', ',
    )}.`,
    'Install a C++ compiler, make and Python 3 (Debian and Ubuntu: apt-get install g++ make python3; macOS: xcode-select --install) and run the command again: it goes on where it stopped.',
  );
}

async function nativeModulesLoad(toolchain) {
  const code = "new (require('better-sqlite3'))(':memory:').close()";
  return (
    (await capture(toolchain.node, ['-e', code], { env: toolchain.env }))
      .code === 0
  );
}

async function rebuildNativeModules(toolchain, missing) {
  say('Compiling better-sqlite3 again (a minute or two) …');
  const [file, ...first] = toolchain.yarn;
  const { output } = await capture(
    file,
    [...first, 'rebuild', 'better-sqlite3'],
    { env: toolchain.env },
  );
  if (await nativeModulesLoad(toolchain)) return;
  if (missing.length > 0) throw notCompiled(missing);
  throw await failure(
    `better-sqlite3 could not be compiled for ${toolchain.node}:\n${output
      .trim()
      .split('\n')
      .slice(-5)
      .join('\n')}`,
    'The log that Yarn names tells why. It needs a compiler for C++20 (g++ 10 or later).',
    toolchain.env,
  );
}
