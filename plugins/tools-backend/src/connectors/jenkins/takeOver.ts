import type {
  FoundTool,
  TakeOverSource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'jenkins';

/** The name that the plugin gives to an instance without one; annotations leave it out. */
const DEFAULT_NAME = 'default';

const oneSchema = z.object({
  name: z.string().default(DEFAULT_NAME),
  baseUrl: z.url(),
  username: z.string().min(1),
  apiKey: z.string().min(1),
  extraRequestHeaders: z.never().optional(),
});

const severalSchema = z.object({ instances: z.array(z.unknown()) });

/** Names stay those of the annotation `jenkins.io/job-full-name`: `<name>:<job>`. */
export const plugin: TakeOverSource = {
  key: KEY,
  plugin: '@backstage-community/plugin-jenkins-backend',
  except: ['an instance with `extraRequestHeaders`'],
  read(value) {
    const { data } = severalSchema.safeParse(value);
    const several = data?.instances ?? [];
    return [
      ...several.flatMap((each, at) => find(each, `${KEY}.instances[${at}]`)),
      ...find(value, KEY),
    ];
  },
};

function find(value: unknown, from: string): FoundTool[] {
  const { data } = oneSchema.safeParse(value);
  if (!data) return [];
  const { name, baseUrl, username, apiKey } = data;
  return [{ from, name, config: { baseUrl, username, token: apiKey } }];
}
