import type { dataRetention } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Dialect } from './dialect';
import { hoursOf } from './retention';

const labelsSchema = z.record(z.string(), z.unknown()).nullish();

const streamSchema = z.object({
  name: z.string().min(1),
  indices: z.array(z.object({ index_name: z.string() })),
  template: z.string().optional(),
  /** What the template says of itself; OpenSearch leaves it out. */
  _meta: labelsSchema,
  ilm_policy: z.string().optional(),
  prefer_ilm: z.boolean().default(true),
  lifecycle: z
    .object({
      enabled: z.boolean().default(true),
      data_retention: z.string().optional(),
      effective_retention: z.string().optional(),
    })
    .optional(),
  system: z.boolean().default(false),
});
type RawStream = z.output<typeof streamSchema>;

export interface Stream {
  name: string;
  indices: string[];
  labels: Record<string, string>;
  ilm_policy?: string;
  /** Set where the data stream itself, and no policy, says when data goes. */
  lifecycle?: z.output<typeof dataRetention.schema>;
}

/** Data streams that are not the tool's own, and rows that could not be read. */
export async function readStreams(
  context: ReadContext,
  { dataStreams }: Dialect,
): Promise<{ streams: Stream[]; bad: unknown[] }> {
  const streams: Stream[] = [];
  const bad: unknown[] = [];
  if (!dataStreams) return { streams, bad };
  const templates = await readTemplates(context);
  const pages = context.api.pages('/_data_stream', {
    by: 'single',
    rows: 'data_streams',
  });
  for await (const page of pages) {
    for (const raw of page.rows) {
      const { data } = streamSchema.safeParse(raw);
      if (!data) bad.push(raw);
      else if (!data.system && !data.name.startsWith('.')) {
        streams.push(toStream(data, templates));
      }
    }
  }
  return { streams, bad };
}

function toStream(raw: RawStream, templates: Map<string, object>): Stream {
  const { lifecycle, ilm_policy } = raw;
  const meta = raw._meta ?? templates.get(raw.template ?? '') ?? {};
  const own = lifecycle?.enabled && !(ilm_policy && raw.prefer_ilm);
  return {
    name: raw.name,
    indices: raw.indices.map(({ index_name }) => index_name),
    labels: Object.fromEntries(
      Object.entries(meta).filter(([, value]) => typeof value === 'string'),
    ),
    ilm_policy,
    lifecycle: own
      ? retentionOf(lifecycle.effective_retention ?? lifecycle.data_retention)
      : undefined,
  };
}

function retentionOf(retention: string | undefined) {
  return { limited: Boolean(retention), hours: hoursOf(retention) };
}

const templatesSchema = z.object({
  index_templates: z.array(
    z.object({
      name: z.string(),
      index_template: z.object({ _meta: labelsSchema }),
    }),
  ),
});

async function readTemplates({
  api,
}: ReadContext): Promise<Map<string, object>> {
  const answer = await api.find('/_index_template', templatesSchema, {
    query: {
      filter_path: 'index_templates.name,index_templates.index_template._meta',
    },
    allow: [403],
  });
  return new Map(
    answer?.index_templates.map(({ name, index_template }) => [
      name,
      index_template._meta ?? {},
    ]),
  );
}

const timesSchema = z.object({
  data_streams: z.array(
    z.object({ data_stream: z.string(), maximum_timestamp: z.number() }),
  ),
});

/** Newest `@timestamp` of each data stream, without a right to read its documents. */
export async function readNewestTimes(
  { api }: ReadContext,
  { dataStreams }: Dialect,
): Promise<Map<string, number> | undefined> {
  if (!dataStreams) return undefined;
  const answer = await api.find('/_data_stream/_stats', timesSchema, {
    allow: [403],
  });
  return (
    answer &&
    new Map(
      answer.data_streams.map(stream => [
        stream.data_stream,
        stream.maximum_timestamp,
      ]),
    )
  );
}
