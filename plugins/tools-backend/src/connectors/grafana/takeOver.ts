import type {
  FoundTool,
  TakeOverSource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const KEY = 'grafana';
const DEFAULT_ID = 'default';
const DEFAULT_PROXY_PATH = '/grafana/api';

const hostSchema = z.object({
  id: z.string().default(DEFAULT_ID),
  domain: z.url(),
  proxyPath: z.string().default(DEFAULT_PROXY_PATH),
});

const severalSchema = z.object({ hosts: z.array(z.unknown()) });

/** The plugin keeps its token at the path of the proxy that it names. */
const endpointSchema = z.object({
  target: z.url(),
  headers: z.object({ Authorization: z.string().regex(/^Bearer \S+$/i) }),
});

const endpointsSchema = z.record(z.string(), z.unknown());

/** Ids stay those of the annotation `grafana/host-id`. */
export const hosts: TakeOverSource = {
  key: KEY,
  plugin: '@backstage-community/plugin-grafana',
  except: [
    'a host whose path under `proxy.endpoints` has no header `Authorization: Bearer …`',
    'a host whose proxy leads to another host than its `domain`',
  ],
  read(value, lookUp) {
    const { data } = severalSchema.safeParse(value);
    if (!data) return find(value, KEY, lookUp);
    return data.hosts.flatMap((each, at) =>
      find(each, `${KEY}.hosts[${at}]`, lookUp),
    );
  },
};

function find(
  value: unknown,
  from: string,
  lookUp: (key: string) => unknown,
): FoundTool[] {
  const { data } = hostSchema.safeParse(value);
  if (!data) return [];
  const { id, domain, proxyPath } = data;
  const endpoints = endpointsSchema.catch({}).parse(lookUp('proxy.endpoints'));
  const endpoint = endpointSchema.safeParse(endpoints[proxyPath]).data;
  if (!endpoint || !isSameHost(endpoint.target, domain)) return [];
  const [, token] = endpoint.headers.Authorization.split(' ');
  const baseUrl = domain.replace(/\/+$/, '');
  return [{ from, name: id, config: { baseUrl, token } }];
}

/** A token goes nowhere but where it went before. */
function isSameHost(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
