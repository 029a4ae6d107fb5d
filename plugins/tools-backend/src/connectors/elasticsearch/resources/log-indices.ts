import {
  dataReplication,
  dataRetention,
  logArrival,
  logSources,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { ownerOf, servicesOf } from '../../shared/labels';
import { wholeHour } from '../../shared/times';
import { segment } from '../../shared/urls';
import { partsOf } from '../naming';
import { listRows, rowSchema, type Row } from '../rows';
import type { ElasticsearchSettings } from '../settings';
import { readSources } from '../sources';
import { WINDOW_HOURS, windowStart } from '../window';

type Context = ReadContext<ElasticsearchSettings>;

export const logIndices = defineResource<Row, ElasticsearchSettings>({
  name: 'log-indices',
  title: 'Log data streams and index patterns',
  itemType: 'log-index',
  process: 'logging',
  schema: rowSchema,
  list: listRows,
  id: row => row.name,
  toItem(row, context) {
    const { name, environment } = partsOf(row.name);
    return {
      title: row.name,
      url: urlOf(row, context),
      environment,
      owner: ownerOf(row.labels),
      hints: {
        annotations: { 'elastic/index-pattern': [row.name] },
        services: servicesOf(row.labels),
        name,
      },
      attributes: { kind: row.stream ? 'data stream' : 'index pattern' },
    };
  },
  facts: [logArrival, logSources, dataRetention, dataReplication],
  evidence,
});

function urlOf(
  { name, product, stream }: Row,
  { api, settings }: Context,
): string {
  const encoded = encodeURIComponent(name);
  const base = settings.dashboardsUrl?.replace(/\/+$/, '');
  if (!base) return `${api.baseUrl}/_cat/indices/${encoded}?v=true`;
  if (product === 'opensearch') {
    const page = stream ? 'data-streams' : 'indices';
    return `${base}/app/opensearch_index_management_dashboards#/${page}?search=${encoded}`;
  }
  const page = stream ? `data_streams/${encoded}` : `indices?filter=${encoded}`;
  return `${base}/app/management/data/index_management/${page}`;
}

async function evidence(row: Row, context: Context): Promise<Evidence> {
  const { copies, behind, offline, retention } = row;
  const recent = await readSources(row, context);
  const newestAt =
    row.newestAt ?? recent?.newestAt ?? (await readNewestTime(row, context));
  const facts = [];
  if (newestAt !== undefined) {
    facts.push({
      type: logArrival,
      value: arrivalOf(newestAt, context.now),
    });
  }
  if (recent?.sources) facts.push({ type: logSources, value: recent.sources });
  if (retention) facts.push({ type: dataRetention, value: retention });
  if (copies !== undefined) {
    const value = { copies, behind, offline };
    facts.push({ type: dataReplication, value });
  }
  return { status: statusOf(row, newestAt), facts };
}

const newestSchema = z.object({
  aggregations: z
    .object({ newest: z.object({ value: z.number().nullable() }) })
    .optional(),
});

/** `undefined` where it cannot be known, as without a right to search or a `@timestamp`. */
async function readNewestTime(
  { newest, stream, searchable }: Row,
  { api }: Context,
): Promise<number | undefined> {
  if (!newest || stream || !searchable) return undefined;
  const answer = await api.find(`/${segment(newest)}/_search`, newestSchema, {
    query: {
      size: 0,
      source: JSON.stringify({
        aggs: { newest: { max: { field: '@timestamp' } } },
      }),
      source_content_type: 'application/json',
      filter_path: 'aggregations',
    },
    // Just deleted, it is not found.
    allow: [403, 404],
  });
  return answer?.aggregations?.newest.value ?? undefined;
}

/** While lines arrive, the time of the newest one would change at every read. */
function arrivalOf(newestAt: number, now: Date) {
  const arriving = newestAt > windowStart(now).getTime();
  return {
    windowHours: WINDOW_HOURS,
    arriving,
    lastLineAt:
      arriving || newestAt <= 0 ? undefined : new Date(newestAt).toISOString(),
  };
}

/** The last activity is told to the hour, for the same reason. */
function statusOf(row: Row, newestAt: number | undefined): ItemStatus {
  const lastActivityAt =
    newestAt && newestAt > 0 ? wholeHour(new Date(newestAt)) : undefined;
  if (row.offline) return { health: 'failing', word: 'red', lastActivityAt };
  if (row.behind) return { health: 'warning', word: 'yellow', lastActivityAt };
  return row.copies === undefined
    ? { health: 'unknown', word: row.newest && 'closed', lastActivityAt }
    : { health: 'ok', word: 'green', lastActivityAt };
}
