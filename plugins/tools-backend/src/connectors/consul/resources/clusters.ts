import {
  clusterHealth,
  storeAccess,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accessFact } from '../../shared/access';
import { readAccess } from '../access';
import { query } from '../api';
import type { Settings } from '../settings';

const rowSchema = z.object({ access: storeAccess.schema });
type Row = z.output<typeof rowSchema>;

const healthSchema = z.object({
  FailureTolerance: z.number(),
  Servers: z.array(
    z.object({
      Healthy: z.boolean(),
      Voter: z.boolean(),
      Leader: z.boolean(),
      Version: z.string().optional(),
    }),
  ),
});
type Health = z.output<typeof healthSchema>;

/** A datacenter has one cluster of servers, and an instance reads one datacenter. */
export const clusters = defineResource<Row, Settings>({
  name: 'clusters',
  title: 'Clusters of servers',
  itemType: 'config-cluster',
  process: 'configuration',
  shared: true,
  schema: rowSchema,
  list: listCluster,
  id: () => 'servers',
  toItem: (_row, { api, instance, settings }) => ({
    title: settings.datacenter ?? instance,
    url: `${api.baseUrl}/ui`,
    hints: {},
  }),
  facts: [clusterHealth, storeAccess],
  evidence,
});

async function* listCluster(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  yield { rows: [{ access: await readAccess(context) }], last: true };
}

async function evidence(
  { access }: Row,
  context: ReadContext<Settings>,
): Promise<Evidence> {
  const answer = await context.api.request(
    'GET',
    '/operator/autopilot/health',
    // 429 is how it says that not all are healthy, with the same body.
    { query: query(context), allow: [403, 429] },
  );
  const facts = accessFact(access);
  if (answer.status === 403) return { facts };
  const health = healthSchema.parse(answer.json());
  return {
    status: statusOf(health),
    facts: [...facts, { type: clusterHealth, value: healthOf(health) }],
  };
}

function healthOf({ Servers, FailureTolerance }: Health) {
  const voters = Servers.filter(({ Voter }) => Voter);
  return {
    members: voters.length,
    healthy: voters.filter(({ Healthy }) => Healthy).length,
    mayFail: FailureTolerance,
    quorum: voters.some(({ Leader }) => Leader),
    version: Servers.find(({ Leader }) => Leader)?.Version,
  };
}

function statusOf({ Servers }: Health): ItemStatus {
  const healthy = Servers.filter(server => server.Healthy).length;
  if (!Servers.some(({ Leader }) => Leader)) {
    return { health: 'failing', word: 'no leader' };
  }
  return {
    health: healthy === Servers.length ? 'ok' : 'warning',
    word: `${healthy} of ${Servers.length} healthy`,
  };
}
