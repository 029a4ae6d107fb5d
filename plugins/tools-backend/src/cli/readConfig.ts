import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';

/** The configuration as the backend reads it; `files` in place of the usual ones where some are named. */
export async function readConfig(files: string[]): Promise<Config> {
  const source = ConfigSources.default({
    argv: files.flatMap(file => ['--config', file]),
    watch: false,
  });
  try {
    const config = await ConfigSources.toConfig(source);
    config.close();
    return config;
  } catch (error) {
    // Further lines show the text around the fault, which may be a secret.
    const [reason] = error.message.split('\n');
    throw new Error(`The configuration could not be read: ${reason}`);
  }
}
