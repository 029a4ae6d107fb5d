import { dataRetention } from '@strata/backstage-plugin-tools-common';
import type {
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../shared/matching';
import { readDialect, type Dialect } from './dialect';
import { isMadeByLifecycle, needsReplicas, patternOf } from './naming';
import { readPolicies, readPolicyNames } from './retention';
import type { ElasticsearchSettings } from './settings';
import { readSourceFields } from './sources';
import { readNewestTimes, readStreams, type Stream } from './streams';
import { windowStart } from './window';

const indexSchema = z.object({
  index: z.string().min(1),
  /** `open` or `close`. */
  status: z.string(),
  /** Absent while the index is closed. */
  health: z.enum(['green', 'yellow', 'red']).nullish(),
  rep: z.coerce.number().nullish(),
  'creation.date': z.coerce.number(),
});
type Index = z.output<typeof indexSchema>;

/** One data stream, or all indices that share a pattern. */
export const rowSchema = z.object({
  name: z.string().min(1),
  product: z.enum(['elasticsearch', 'opensearch']),
  stream: z.boolean(),
  /** Name of the youngest index. */
  newest: z.string().optional(),
  /** Names of all indices that lines of the window may be in. */
  recent: z.array(z.string()),
  /** Fields of the youngest index that may tell which machine a line comes from. */
  sourceFields: z.array(z.string()),
  /** Whether that index can be asked: it is open, and no part of it is lost. */
  searchable: z.boolean(),
  /** Labels of the template that made the data stream. */
  labels: z.record(z.string(), z.string()),
  policy: z.string().optional(),
  /** Absent where the tool does not tell. */
  retention: dataRetention.schema.optional(),
  /** Absent where every index is closed. */
  copies: z.number().optional(),
  behind: z.number(),
  offline: z.number(),
  /** Milliseconds since 1970; `0` where a data stream never had a line. */
  newestAt: z.number().optional(),
});
export type Row = z.output<typeof rowSchema>;

type Context = ReadContext<ElasticsearchSettings>;

/** Indices and data streams come whole, in one answer each. */
export async function* listRows(context: Context): AsyncIterable<ListPage> {
  const dialect = await readDialect(context);
  const { streams, bad } = await readStreams(context, dialect);
  const rows: unknown[] = bad;
  const indices = new Map<string, Index>();
  const pages = context.api.pages(
    '/_cat/indices',
    { by: 'single' },
    {
      query: {
        format: 'json',
        h: 'index,status,health,rep,creation.date',
        expand_wildcards: 'all',
      },
    },
  );
  for await (const page of pages) {
    for (const raw of page.rows) {
      const { data } = indexSchema.safeParse(raw);
      if (data) indices.set(data.index, data);
      else rows.push(raw);
    }
  }
  rows.push(...(await toRows(context, dialect, streams, indices)));
  yield { rows, last: true };
}

async function toRows(
  context: Context,
  dialect: Dialect,
  streams: Stream[],
  indices: Map<string, Index>,
): Promise<Row[]> {
  const groups = groupsOf(streams, indices, context.now).filter(({ name }) =>
    isLog(name, context.settings),
  );
  const newest = groups.flatMap(group => group.newest ?? []);
  const [policies, names, times, sourceFields] = await Promise.all([
    readPolicies(context.api, dialect),
    readPolicyNames(context, dialect, newest),
    readNewestTimes(context, dialect),
    groups.some(({ searchable }) => searchable)
      ? readSourceFields(context)
      : undefined,
  ]);
  return groups.map(({ stream, ...group }) => {
    const named =
      stream?.ilm_policy ?? (group.newest && names?.get(group.newest));
    const policy = stream?.lifecycle ? undefined : named;
    return {
      ...group,
      product: dialect.product,
      stream: Boolean(stream),
      labels: stream?.labels ?? {},
      policy,
      retention: stream?.lifecycle ?? (names && retentionOf(policy, policies)),
      newestAt: stream && times?.get(stream.name),
      sourceFields: sourceFields?.(group.newest) ?? [],
    };
  });
}

/** Without a policy, nothing in the tool deletes. */
function retentionOf(
  policy: string | undefined,
  policies: Awaited<ReturnType<typeof readPolicies>>,
) {
  return policy ? policies?.get(policy) : { limited: false };
}

function isLog(name: string, { logs, except }: ElasticsearchSettings) {
  return matchesAny(logs, name) && !matchesAny(except, name);
}

function groupsOf(streams: Stream[], indices: Map<string, Index>, now: Date) {
  const backing = new Set(streams.flatMap(stream => stream.indices));
  const patterns = new Map<string, Index[]>();
  for (const index of indices.values()) {
    const pattern = patternOf(index.index);
    // A leading dot is what the tool keeps for itself.
    if (backing.has(index.index) || pattern.startsWith('.')) continue;
    patterns.set(pattern, [...(patterns.get(pattern) ?? []), index]);
  }
  return [
    ...streams.map(stream => ({
      name: stream.name,
      stream,
      ...summaryOf(
        stream.indices.flatMap(name => indices.get(name) ?? []),
        now,
      ),
    })),
    ...[...patterns].map(([name, members]) => ({
      name,
      stream: undefined,
      ...summaryOf(members, now),
    })),
  ];
}

/** The others; all where there is no other. */
function membersBut(some: Index[], members: Index[]): Index[] {
  const others = members.filter(member => !some.includes(member));
  return others.length ? others : members;
}

function summaryOf(members: Index[], now: Date) {
  const made = members.filter(({ index }) => isMadeByLifecycle(index));
  const written = membersBut(made, members).toSorted(
    (a, b) => b['creation.date'] - a['creation.date'],
  );
  const [newest] = written;
  const start = windowStart(now).getTime();
  const isOlder = (each: Index) => each['creation.date'] <= start;
  // The one before those of the window was still written to in it.
  const older = written.findIndex(isOlder);
  const recent = [
    ...written.slice(0, older < 0 ? undefined : older + 1),
    ...made.filter(each => !written.includes(each) && !isOlder(each)),
  ];
  const bare = members.filter(({ index }) => !needsReplicas(index));
  const replicas = membersBut(bare, members).flatMap(({ rep }) => rep ?? []);
  const count = (health: string) =>
    members.filter(member => member.health === health).length;
  return {
    newest: newest?.index,
    recent: recent.map(({ index }) => index),
    searchable: newest?.status === 'open' && newest.health !== 'red',
    copies: replicas.length ? Math.min(...replicas) + 1 : undefined,
    behind: count('yellow'),
    offline: count('red'),
  };
}
