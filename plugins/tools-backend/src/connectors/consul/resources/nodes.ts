import type { ItemHealth } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { endOf, isFiltered, query, rowsOf } from '../api';
import { STATES, worstOf, type State } from '../checks';
import type { Settings } from '../settings';

const rowSchema = z.object({
  Node: z.string().min(1),
  Address: z.string().default(''),
  Meta: z.record(z.string(), z.string()).nullish(),
  checks: z.array(z.object({ Status: z.enum(STATES) })),
});
type Row = z.output<typeof rowSchema>;

const HEALTH: Record<State, ItemHealth> = {
  passing: 'ok',
  warning: 'warning',
  critical: 'failing',
  maintenance: 'warning',
};

export const nodes = defineResource<Row, Settings>({
  name: 'nodes',
  title: 'Nodes',
  itemType: 'host',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: listNodes,
  id: row => row.Node,
  toItem({ Node, Address, Meta }, { api }) {
    const labels = Meta ?? {};
    return {
      title: Node,
      url: `${api.baseUrl}/ui/nodes/${encodeURIComponent(Node)}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: { services: servicesOf(labels), name: Node },
      attributes: { address: Address },
    };
  },
  evidence({ checks }) {
    const state = worstOf(checks);
    const health = checks.length ? HEALTH[state] : 'unknown';
    return { status: { health, ...(checks.length && { word: state }) } };
  },
});

async function* listNodes(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  const { api } = context;
  const [answer, checks] = await Promise.all([
    api.request('GET', '/catalog/nodes', { query: query(context) }),
    api.get('/health/state/any', z.array(z.looseObject({ Node: z.string() })), {
      query: query(context, { filter: 'ServiceID == ""' }),
    }),
  ]);
  const rows = rowsOf(answer).map(row => {
    const node = row as { Node?: string };
    const own = checks.filter(({ Node }) => Node === node.Node);
    return { ...node, checks: own };
  });
  yield { rows, ...endOf(isFiltered(answer) && 'node_prefix ""') };
}
