import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from './output.mjs';
import { root } from './paths.mjs';

/** All dependencies take 1.6 GB, the toolchain 0.2 GB, Yarn's cache 1 GB; the rest is room to build. */
const NEEDED_MB = 4096;
const CACHE_MB = 1200;
/** With less than this left, what failed most likely failed for want of room. */
const FULL_MB = 200;

/** Throws when a first installation would not fit, here or on the disk of Yarn's cache. */
export async function checkDisk(env) {
  await checkFree(root, NEEDED_MB, 'this folder');
  const folder = nearest(cacheFolder(env));
  const isEmpty = folder !== cacheFolder(env);
  if (isEmpty && (await isOnOtherDisk(folder))) {
    await checkFree(folder, CACHE_MB, `${folder}, where Yarn keeps its cache`);
  }
}

/** The problem that `what` failed: for want of room on a disk that it writes to, or as `remedy` has it. */
export async function failure(what, remedy, env) {
  for (const folder of [root, cacheFolder(env), tmpdir()]) {
    const free = await freeMegabytes(nearest(folder));
    if (free < FULL_MB) {
      return new Problem(
        `${what}.\nThe disk of ${folder} is full: ${free} MB are left.`,
        'Free at least 4 GB on it and run the command again: it goes on where it stopped.',
      );
    }
  }
  return new Problem(`${what}.`, remedy);
}

function cacheFolder(env) {
  const globalFolder =
    env.YARN_GLOBAL_FOLDER ?? join(homedir(), '.yarn', 'berry');
  return join(globalFolder, 'cache');
}

/** The folder, or the nearest one above it that exists. */
function nearest(folder) {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}

async function isOnOtherDisk(folder) {
  const [here, there] = await Promise.all([stat(root), stat(folder)]);
  return here.dev !== there.dev;
}

async function checkFree(folder, needed, name) {
  const free = await freeMegabytes(folder);
  if (free > needed) return;
  throw new Problem(
    `Only ${free} MB are free on the disk of ${name}.`,
    `Free at least ${needed} MB and run the command again.`,
  );
}

async function freeMegabytes(folder) {
  const { bavail, bsize } = await statfs(folder);
  return Math.round((bavail * bsize) / 1024 ** 2);
}
