import type { TakeOverSource } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'integrations.gitlab';
const PUBLIC_HOST = 'gitlab.com';
const API_PATH = '/api/v4';

/** https://backstage.io/docs/integrations/gitlab/locations */
const integrationSchema = z.object({
  host: z.string(),
  baseUrl: z.url().optional(),
  apiBaseUrl: z.url().optional(),
  token: z.string().min(1),
});

/** GitLab's entry for reading repositories. Its token serves reads only, whatever it may do. */
export const integrations: TakeOverSource = {
  key: KEY,
  plugin: 'Backstage’s GitLab integration',
  except: [
    'an entry without a token',
    'an entry whose API is at another address than its pages',
  ],
  read: value =>
    z
      .array(z.unknown())
      .catch([])
      .parse(value)
      .flatMap((each, at) => {
        const { data } = integrationSchema.safeParse(each);
        if (!data) return [];
        const { host, apiBaseUrl, token } = data;
        const baseUrl = (data.baseUrl ?? `https://${host}`).replace(/\/+$/, '');
        const api = apiBaseUrl?.replace(/\/+$/, '');
        if (api && api !== `${baseUrl}${API_PATH}`) return [];
        return {
          from: `${KEY}[${at}]`,
          name: host,
          // All of GitLab.com is more than a company's own.
          config: { baseUrl, token, membership: host === PUBLIC_HOST },
        };
      }),
};
