import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../shared/permission';
import { redis } from './client';

/** None of them holds a secret; `requirepass` and `masterauth` would. */
const NAMES = ['save', 'port', 'tls-port', 'tls-auth-clients'];

/** Parts of the configuration; `undefined` where the account may not see it. */
export function readConfig({
  use,
}: ReadContext): Promise<Record<string, string> | undefined> {
  return unlessForbidden(
    use(redis, async client => {
      const config: Record<string, string> = {};
      for (const name of NAMES) {
        // Before Redis 7 one name at a time; an unknown one gives an empty list.
        const [, value] = (await client.call(
          'CONFIG',
          'GET',
          name,
        )) as string[];
        if (value !== undefined) config[name] = value;
      }
      return config;
    }),
  );
}
