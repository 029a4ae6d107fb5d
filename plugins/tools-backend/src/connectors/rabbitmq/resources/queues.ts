import {
  dataReplication,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { pageUrl } from '../names';
import { assertSeesAll, readVhostLabels } from '../vhostRows';

const rowSchema = z.object({
  name: z.string().min(1),
  vhost: z.string().min(1),
  /** Before version 3.8 there was one type. */
  type: z.string().default('classic'),
  durable: z.boolean(),
  auto_delete: z.boolean().default(false),
  exclusive: z.boolean().default(false),
  policy: z.string().nullish(),
  /** Absent until statistics have been collected. */
  state: z.string().optional(),
  /** Nodes with a copy of a quorum queue or stream, and those of them that work. */
  members: z.array(z.string()).optional(),
  online: z.array(z.string()).optional(),
  /** Nodes with a copy of a mirrored classic queue, which version 4 does not have. */
  slave_nodes: z.array(z.string()).default([]),
  synchronised_slave_nodes: z.array(z.string()).default([]),
  labels: z.record(z.string(), z.string()).default({}),
});
type Row = z.output<typeof rowSchema>;

const COLUMNS =
  'name,vhost,type,durable,auto_delete,exclusive,policy,state,members,online,slave_nodes,synchronised_slave_nodes';

const HEALTH: Record<string, ItemHealth> = {
  running: 'ok',
  flow: 'warning',
  syncing: 'warning',
  minority: 'failing',
  down: 'failing',
  stopped: 'failing',
  crashed: 'failing',
};

export const queues = defineResource<Row>({
  name: 'queues',
  title: 'Queues',
  itemType: 'queue',
  process: 'operations',
  schema: rowSchema,
  list: listQueues,
  // Also asked for rows that lack something; half a name is no id.
  id: ({ vhost, name }) => (vhost && name ? JSON.stringify([vhost, name]) : ''),
  toItem(row, { api }) {
    // Queues of one connection come and go with it.
    if (row.exclusive || row.auto_delete) return undefined;
    return {
      title: row.name,
      url: pageUrl(api.baseUrl, 'queues', row.vhost, row.name),
      environment: environmentOf(row.labels),
      owner: ownerOf(row.labels, row.vhost),
      hints: {
        annotations: {
          'rabbitmq.com/queue': [row.name, `${row.vhost}/${row.name}`],
          'rabbitmq.com/vhost': [row.vhost],
        },
        services: servicesOf(row.labels),
      },
      attributes: {
        vhost: row.vhost,
        type: row.type,
        durable: row.durable,
        policy: row.policy ?? undefined,
      },
    };
  },
  facts: [dataReplication],
  evidence,
});

/**
 * The list leaves out virtual hosts in which the account has no permission; the overview counts
 * their queues all the same, so that the difference shows.
 */
async function* listQueues({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  await assertSeesAll(api);
  const labels = await readVhostLabels(api);
  const pages = api.pages(
    '/queues',
    {
      by: 'page',
      param: 'page',
      sizeParam: 'page_size',
      size: 500,
      rows: 'items',
      pages: 'page_count',
      total: 'filtered_count',
    },
    { query: { pagination: true, columns: COLUMNS }, from: resumeAt },
  );
  for await (const page of pages) {
    const rows = page.rows.map(row => {
      const { data } = z.object({ vhost: z.string() }).safeParse(row);
      return data
        ? { ...(row as object), labels: labels.get(data.vhost) }
        : row;
    });
    yield {
      ...page,
      rows,
      total: undefined,
      ...(page.last && (await proofOf(api, page))),
    };
  }
}

const NOT_COUNTED =
  'RabbitMQ does not count its queues, as without statistics: then nobody can say that these are all.';

/** What the last page says about the whole list. */
async function proofOf(
  api: ReadContext['api'],
  { total: listed = 0 }: ListPage,
): Promise<Pick<ListPage, 'total' | 'incompleteBecause'>> {
  const counted = await countQueues(api);
  if (counted === undefined) return { incompleteBecause: NOT_COUNTED };
  if (counted === listed) return { total: listed };
  // Queues of connections come and go: only what is counted at the same time may be compared.
  const [again, shown] = await Promise.all([countQueues(api), countShown(api)]);
  return { total: listed + Math.max(0, (again ?? counted) - shown) };
}

async function countQueues(
  api: ReadContext['api'],
): Promise<number | undefined> {
  const overview = await api.get(
    '/overview',
    z.object({ object_totals: z.object({ queues: z.number() }).optional() }),
    { query: { columns: 'object_totals' } },
  );
  return overview.object_totals?.queues;
}

async function countShown(api: ReadContext['api']): Promise<number> {
  const { filtered_count: count } = await api.get(
    '/queues',
    z.object({ filtered_count: z.number() }),
    { query: { pagination: true, columns: 'name', page: 1, page_size: 1 } },
  );
  return count;
}

function evidence(row: Row): Evidence {
  const copies = row.members?.length ?? 1 + row.slave_nodes.length;
  const current = row.online?.length ?? 1 + row.synchronised_slave_nodes.length;
  const behind = current < copies ? 1 : 0;
  const health = HEALTH[row.state ?? ''] ?? 'unknown';
  return {
    status: {
      health: health === 'ok' && behind ? 'warning' : health,
      word: row.state,
    },
    facts: [
      {
        type: dataReplication,
        value: {
          copies,
          ...(row.type === 'quorum' && {
            copiesPerWrite: Math.floor(copies / 2) + 1,
          }),
          behind,
        },
      },
    ],
  };
}
