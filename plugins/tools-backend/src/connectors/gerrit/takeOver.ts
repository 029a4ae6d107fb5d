import type { TakeOverSource } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'integrations.gerrit';

/** https://backstage.io/docs/integrations/gerrit/locations */
const integrationSchema = z.object({
  host: z.string(),
  baseUrl: z.url().optional(),
  username: z.string().min(1),
  password: z.string().min(1),
});

export const integrations: TakeOverSource = {
  key: KEY,
  plugin: 'Backstage’s Gerrit integration',
  except: ['an entry without a user name and a password'],
  read: value =>
    z
      .array(z.unknown())
      .catch([])
      .parse(value)
      .flatMap((each, at) => {
        const { data } = integrationSchema.safeParse(each);
        if (!data) return [];
        const { host, baseUrl = `https://${host}`, username, password } = data;
        return {
          from: `${KEY}[${at}]`,
          name: host,
          config: { baseUrl, username, token: password },
        };
      }),
};
