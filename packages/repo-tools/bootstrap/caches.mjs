import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { toolchainFolder } from './paths.mjs';

/** npm and Yarn keep what they fetched in the home folder; where that cannot be written, here. */
export async function withWritableCaches(env) {
  try {
    await access(homedir(), constants.W_OK);
    return env;
  } catch {
    const cache = join(toolchainFolder, 'cache');
    return {
      npm_config_cache: join(cache, 'npm'),
      YARN_GLOBAL_FOLDER: join(cache, 'yarn'),
      ...env,
    };
  }
}
