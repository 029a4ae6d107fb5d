import { alertSilence } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { daysBetween } from '../../shared/times';
import { Zabbix } from '../rpc';
import { labelsOf, number, tagsSchema, timeOf } from '../rows';

const namesSchema = z.array(z.object({ name: z.string() })).default([]);

const rowSchema = z.object({
  maintenanceid: z.string(),
  name: z.string(),
  description: z.string().default(''),
  active_since: number,
  active_till: number,
  groups: namesSchema,
  hostgroups: namesSchema,
  hosts: z
    .array(z.object({ hostid: z.string(), host: z.string(), name: z.string() }))
    .default([]),
  tags: tagsSchema,
});
type Row = z.output<typeof rowSchema>;

/** Between its first and its last day a maintenance may be on at certain hours only. */
export const maintenances = defineResource<Row>({
  name: 'maintenances',
  title: 'Maintenances',
  itemType: 'alert-silence',
  process: 'operations',
  schema: rowSchema,
  list: listMaintenances,
  mayBeEmpty: seesHosts,
  id: row => row.maintenanceid,
  toItem(row, { api }) {
    const labels = labelsOf(row.tags);
    return {
      title: row.name,
      description: row.description || undefined,
      url: `${
        api.baseUrl
      }/zabbix.php?action=maintenance.list&filter_set=1&filter_name=${encodeURIComponent(
        row.name,
      )}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: {
        annotations: {
          'zabbix/host-id': row.hosts.flatMap(h => [h.hostid, h.host]),
        },
        services: servicesOf(labels),
      },
      attributes: { conditions: conditionsOf(row) },
    };
  },
  facts: [alertSilence],
  evidence,
});

async function* listMaintenances(
  context: ReadContext,
): AsyncIterable<ListPage> {
  const zabbix = await Zabbix.connect(context);
  yield* zabbix.list(
    {
      method: 'maintenance.get',
      id: 'maintenanceid',
      ids: 'maintenanceids',
      params: {},
    },
    {
      output: [
        ...['maintenanceid', 'name', 'description'],
        ...['active_since', 'active_till'],
      ],
      selectHosts: ['hostid', 'host', 'name'],
      selectTags: ['tag', 'value'],
      [zabbix.dialect.groups.select]: ['name'],
    },
    context.resumeAt,
  );
}

/** Who sees no machine sees no maintenance either. */
async function seesHosts(context: ReadContext): Promise<boolean> {
  const zabbix = await Zabbix.connect(context);
  const params = { countOutput: true };
  return (await zabbix.call('host.get', params, number)) > 0;
}

function conditionsOf({ hosts, groups, hostgroups, tags }: Row): string[] {
  return [
    ...hosts.map(({ name }) => `host = ${name}`),
    ...[...groups, ...hostgroups].map(({ name }) => `host group = ${name}`),
    ...tags.map(({ tag, value }) => `tag ${tag} = ${value}`),
  ].sort();
}

function evidence(row: Row, { now }: ReadContext): Evidence {
  const startsAt = timeOf(row.active_since)!;
  const endsAt = timeOf(row.active_till)!;
  const state = stateAt(now.getTime() / 1000, row);
  const value = {
    conditions: conditionsOf(row),
    state,
    startsAt,
    endsAt,
    days: daysBetween(startsAt, endsAt),
    reason: row.description || undefined,
  };
  return {
    status: { health: state === 'expired' ? 'unknown' : 'ok', word: state },
    facts: [{ type: alertSilence, value }],
  };
}

function stateAt(seconds: number, { active_since, active_till }: Row) {
  if (seconds < active_since) return 'pending' as const;
  return seconds < active_till ? ('active' as const) : ('expired' as const);
}
