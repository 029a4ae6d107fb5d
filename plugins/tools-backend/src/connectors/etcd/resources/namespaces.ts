import { storeAccess } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readStrangersAccess } from '../access';
import { endOf, keyAfter, rangeOf } from '../api';
import type { Settings } from '../settings';

const KEYS_PER_REQUEST = 100;

const rowSchema = z.object({
  namespace: z.string().min(1),
  access: storeAccess.schema,
});
type Row = z.output<typeof rowSchema>;

const rangeSchema = z.object({
  kvs: z.array(z.object({ key: z.string() })).default([]),
  more: z.boolean().default(false),
});

/** The keys of one service or subject: what they share up to a separator. Bare keys are none. */
export const namespaces = defineResource<Row, Settings>({
  name: 'namespaces',
  title: 'Namespaces of keys',
  itemType: 'config-namespace',
  process: 'configuration',
  schema: rowSchema,
  list: listNamespaces,
  id: row => row.namespace,
  toItem: ({ namespace }, { api, instance, settings }) => ({
    title: namespace,
    url: api.baseUrl,
    hints: {
      annotations: {
        'etcd.io/prefix': [namespace, `${instance}:${namespace}`],
      },
      name: namespace.split(settings.separator).pop(),
    },
  }),
  facts: [storeAccess],
  evidence: ({ access }) => ({ facts: [{ type: storeAccess, value: access }] }),
});

async function* listNamespaces(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  const access = await readStrangersAccess(context);
  const seen = new Set<string>();
  const { prefixes } = context.settings;
  const [stoppedIn, from] = context.resumeAt?.split(' ') ?? ['0'];
  let start = from ? Buffer.from(from, 'base64') : undefined;
  for (let at = Number(stoppedIn); at < prefixes.length; at += 1) {
    for await (const { found, next } of walk(context, prefixes[at], start)) {
      const fresh = [...new Set(found)].filter(one => !seen.has(one));
      fresh.forEach(namespace => seen.add(namespace));
      yield {
        rows: fresh.map(namespace => ({ namespace, access })),
        last: false,
        next: next ? `${at} ${next.toString('base64')}` : `${at + 1}`,
      };
    }
    start = undefined;
  }
  yield { rows: [], last: true };
}

/**
 * Reads some keys, goes on behind the namespace of the last one, and so on: requests grow with
 * the number of namespaces, not of keys, and a key that comes or goes moves no other.
 */
async function* walk(
  { api, settings: { separator } }: ReadContext<Settings>,
  prefix: string,
  start: Buffer | undefined,
): AsyncIterable<{ found: string[]; next?: Buffer }> {
  const limit = String(KEYS_PER_REQUEST);
  let from = start;
  for (;;) {
    const { kvs, more } = await api.ask(
      '/kv/range',
      { ...rangeOf(prefix, from), keys_only: true, limit },
      rangeSchema,
    );
    const keys = kvs.map(({ key }) => Buffer.from(key, 'base64'));
    const parts = keys.map(key => namespaceOf(key, prefix, separator));
    const found = parts.flatMap(part => part?.toString('utf8') ?? []);
    from = keys.length ? startBehind(keys, parts, separator) : undefined;
    const next = more ? from : undefined;
    yield { found, next };
    if (!next) return;
  }
}

/** Where the keys go on behind the last namespace, or behind the last key where it has none. */
function startBehind(
  keys: Buffer[],
  parts: (Buffer | undefined)[],
  separator: string,
): Buffer {
  const part = parts.at(-1);
  return part
    ? endOf(Buffer.concat([part, Buffer.from(separator)]))
    : keyAfter(keys.at(-1)!);
}

/** The key up to the end of the first part behind the prefix; `undefined` where that is its last. */
function namespaceOf(
  key: Buffer,
  prefix: string,
  separator: string,
): Buffer | undefined {
  const byte = separator.charCodeAt(0);
  let start = Buffer.byteLength(prefix);
  while (key[start] === byte) start += 1;
  const end = key.indexOf(byte, start);
  return end < 0 ? undefined : key.subarray(0, end);
}
