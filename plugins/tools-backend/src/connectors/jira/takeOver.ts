import type {
  FoundTool,
  TakeOverSource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'jiraDashboard';
const DEFAULT_NAME = 'default';

const oneSchema = z.object({
  name: z.string().default(DEFAULT_NAME),
  /** With the version of the API: `https://example.atlassian.net/rest/api/2/`. */
  baseUrl: z.url(),
  apiUrl: z.never().optional(),
  /** The whole value of the header `Authorization`. */
  token: z.string().regex(/^Basic /i),
});

const severalSchema = z.object({ instances: z.array(z.unknown()) });

/** Names stay those of the annotation `jira.com/project-key`: `<name>/<key>`. */
export const dashboards: TakeOverSource = {
  key: KEY,
  plugin: '@axis-backstage/plugin-jira-dashboard-backend',
  except: [
    'a token that does not begin with `Basic`: it is for Jira Data Center, or has scopes',
    'an instance with `apiUrl`',
  ],
  read(value) {
    const { data } = severalSchema.safeParse(value);
    if (!data) return find(value, KEY);
    return data.instances.flatMap((each, at) =>
      find(each, `${KEY}.instances[${at}]`),
    );
  },
};

function find(value: unknown, from: string): FoundTool[] {
  const { data } = oneSchema.safeParse(value);
  if (!data) return [];
  const [, encoded] = data.token.split(/\s+/);
  const pair = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) return [];
  return [
    {
      from,
      name: data.name,
      config: {
        baseUrl: data.baseUrl.replace(/\/rest\/api\/[^/]+\/*$/, ''),
        username: pair.slice(0, colon),
        token: pair.slice(colon + 1),
      },
    },
  ];
}
