import type {
  FoundTool,
  TakeOverSource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'catalog.providers.puppetdb';
const DEFAULT_NAME = 'default';

const providerSchema = z.object({
  baseUrl: z.url(),
  query: z.never().optional(),
});

export const provider: TakeOverSource = {
  key: KEY,
  plugin: '@backstage/plugin-catalog-backend-module-puppetdb',
  except: ['a provider with a `query`: Strata would read more than it does'],
  read(value) {
    const single = find(value, KEY, DEFAULT_NAME);
    if (single.length || typeof value !== 'object') return single;
    return Object.entries(value ?? {}).flatMap(([name, each]) =>
      find(each, `${KEY}.${name}`, name),
    );
  },
};

function find(value: unknown, from: string, name: string): FoundTool[] {
  const { data } = providerSchema.safeParse(value);
  if (!data) return [];
  return [
    { from, name, config: { baseUrl: data.baseUrl.replace(/\/+$/, '') } },
  ];
}
