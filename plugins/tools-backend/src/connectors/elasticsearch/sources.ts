import type { logSources } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Row } from './rows';
import { WINDOW_HOURS, windowStart } from './window';

type Sources = z.output<typeof logSources.schema>;

/** Fields of the Elastic Common Schema, best first; `keyword` beside text where no template maps them. */
const FIELDS = [
  'agent.name',
  'agent.name.keyword',
  'host.name',
  'host.name.keyword',
];

const MAX_HOSTS = 500;

/** Addresses beyond 4 KiB are refused, of which the question takes a quarter. */
const MAX_NAMES = 2500;

const capabilitiesSchema = z.object({
  indices: z.array(z.string()).default([]),
  fields: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          aggregatable: z.boolean(),
          /** Absent where all indices that have the field have it alike. */
          indices: z.array(z.string()).nullish(),
        }),
      ),
    )
    .default({}),
});

/** Which of the fields an index can be asked to list the values of; one request for all indices. */
export async function readSourceFields({
  api,
}: ReadContext): Promise<(index: string | undefined) => string[]> {
  const answer = await api.find('/_field_caps', capabilitiesSchema, {
    query: { fields: FIELDS.join(','), filter_path: 'indices,fields' },
    allow: [403],
  });
  const shown = new Set(answer?.indices);
  return index => {
    if (!index || !shown.has(index)) return [];
    return FIELDS.filter(field =>
      Object.values(answer?.fields[field] ?? {}).some(
        ({ aggregatable, indices }) =>
          aggregatable && (indices?.includes(index) ?? true),
      ),
    );
  };
}

/** Where no line arrived. */
const NOBODY: Sources = {
  windowHours: WINDOW_HOURS,
  hosts: [],
  complete: true,
};

const bucketsSchema = z.object({
  buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })),
});
type Terms = z.output<typeof bucketsSchema>;

const recentSchema = z.object({
  timed_out: z.boolean(),
  _shards: z.object({ failed: z.number() }),
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z
    .object({ newest: z.object({ value: z.number().nullable() }) })
    .catchall(bucketsSchema),
});

/** Machines of the window and its newest line, in one request; `undefined` where it cannot be known. */
export async function readSources(
  row: Row,
  { api, now }: ReadContext,
): Promise<{ newestAt?: number; sources?: Sources } | undefined> {
  const { stream, name, recent, sourceFields, searchable, newestAt } = row;
  const names = (stream ? [name] : recent).map(encodeURIComponent).join(',');
  if (!searchable || !sourceFields.length || names.length > MAX_NAMES) {
    return undefined;
  }
  const start = windowStart(now);
  if (newestAt !== undefined && newestAt <= start.getTime()) {
    return { sources: NOBODY };
  }
  const answer = await api.find(`/${names}/_search`, recentSchema, {
    query: {
      size: 0,
      ignore_unavailable: true,
      source: JSON.stringify(questionFor(sourceFields, start)),
      source_content_type: 'application/json',
      filter_path: 'timed_out,_shards.failed,hits.total,aggregations',
    },
    allow: [403, 404],
  });
  if (!answer || answer.timed_out || answer._shards.failed) return undefined;
  const { hits, aggregations } = answer;
  return {
    newestAt: aggregations.newest.value ?? undefined,
    sources: sourcesOf(
      sourceFields.map(field => aggregations[field]),
      hits.total.value,
    ),
  };
}

/** By the order of their names, the same ones are listed however many there are. */
function questionFor(fields: string[], start: Date) {
  const sources = fields.map(field => [
    field,
    { terms: { field, size: MAX_HOSTS, order: { _key: 'asc' } } },
  ]);
  return {
    timeout: '10s',
    track_total_hits: true,
    query: { range: { '@timestamp': { gte: start.toISOString() } } },
    aggs: {
      newest: { max: { field: '@timestamp' } },
      ...Object.fromEntries(sources),
    },
  };
}

/** Of the fields that may name machines, the first that does. */
function sourcesOf(fields: Terms[], lines: number): Sources | undefined {
  const found = fields.find(({ buckets }) => buckets.length);
  if (!found) return lines ? undefined : NOBODY;
  const named = found.buckets.reduce((sum, each) => sum + each.doc_count, 0);
  return {
    windowHours: WINDOW_HOURS,
    hosts: found.buckets.map(({ key }) => key),
    complete: named >= lines,
  };
}
