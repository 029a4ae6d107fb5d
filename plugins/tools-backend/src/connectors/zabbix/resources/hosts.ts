import {
  accessGrants,
  monitoredHost,
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
import { grantsFact, readGrants, type GrantsOfHost } from '../grants';
import { Zabbix } from '../rpc';
import { groupsOf, hostSchema, labelsOf, number } from '../rows';

/** `available`: 0 not known, 1 yes, 2 no. */
const UP = 1;
const DOWN = 2;

/** Availability of the host itself, by kind of interface. */
const HOST_ANSWERS = [
  'available',
  'snmp_available',
  'ipmi_available',
  'jmx_available',
] as const;

const rowSchema = hostSchema.extend({
  description: z.string().default(''),
  maintenance_status: number.default(0),
  available: number.optional(),
  snmp_available: number.optional(),
  ipmi_available: number.optional(),
  jmx_available: number.optional(),
  interfaces: z.array(z.object({ available: number.optional() })).default([]),
  parentTemplates: z.array(z.object({ name: z.string() })).default([]),
  /** `status`: 0 for one that is in use. */
  triggers: z.array(z.object({ status: number })).default([]),
  /** Absent where the account cannot tell. */
  grants: accessGrants.schema.optional(),
});
type Row = z.output<typeof rowSchema>;

/** Shared: a machine may carry several services; a tag `service` names them. */
export const hosts = defineResource<Row>({
  name: 'hosts',
  title: 'Hosts',
  itemType: 'monitoring-host',
  process: 'monitoring',
  shared: true,
  schema: rowSchema,
  list: listHosts,
  id: row => row.hostid,
  toItem(row, { api }) {
    const labels = labelsOf(row.tags);
    const groups = groupsOf(row).map(({ name }) => name);
    return {
      title: row.name,
      description: row.description || undefined,
      url: `${api.baseUrl}/zabbix.php?action=latest.view&filter_set=1&hostids%5B%5D=${row.hostid}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels, groups[0]),
      hints: {
        annotations: { 'zabbix/host-id': [row.hostid, row.host] },
        services: servicesOf(labels),
      },
      attributes: { host: row.host, groups },
    };
  },
  facts: [monitoredHost, accessGrants],
  evidence,
});

async function* listHosts(context: ReadContext): AsyncIterable<ListPage> {
  const zabbix = await Zabbix.connect(context);
  const { groups, interfacesAnswer } = zabbix.dialect;
  const pages = zabbix.list(
    { method: 'host.get', id: 'hostid', ids: 'hostids', params: {} },
    {
      output: [
        ...['hostid', 'host', 'name', 'status', 'description'],
        'maintenance_status',
        ...(interfacesAnswer ? [] : HOST_ANSWERS),
      ],
      selectTags: ['tag', 'value'],
      selectParentTemplates: ['name'],
      selectTriggers: ['status'],
      [groups.select]: ['groupid', 'name'],
      ...(interfacesAnswer && { selectInterfaces: ['available'] }),
    },
    context.resumeAt,
  );
  let grants: ReturnType<typeof readGrants> | undefined;
  for await (const page of pages) {
    grants ??= readGrants(zabbix);
    yield { ...page, rows: withGrants(page.rows, await grants) };
  }
}

function withGrants(rows: unknown[], grants: GrantsOfHost | undefined) {
  return rows.map(raw => {
    const { data } = hostSchema.safeParse(raw);
    if (!data || !grants) return raw;
    const groupids = groupsOf(data).map(({ groupid }) => groupid);
    return { ...(raw as object), grants: grants(groupids) };
  });
}

function evidence(row: Row): Evidence {
  const monitored = row.status === 0;
  const inMaintenance = row.maintenance_status === 1;
  const answers = [
    ...HOST_ANSWERS.map(key => row[key]),
    ...row.interfaces.map(({ available }) => available),
  ];
  const down = answers.includes(DOWN);
  const reachable = down || answers.includes(UP) ? !down : undefined;
  const templates = row.parentTemplates.map(({ name }) => name).sort();
  const value = {
    name: row.name,
    monitored,
    reachable,
    inMaintenance,
    ...(templates.length && { templates }),
    rules: row.triggers.filter(({ status }) => status === 0).length,
  };
  return {
    status: monitored
      ? {
          health: healthOf(reachable),
          word: wordOf(reachable, inMaintenance),
        }
      : { health: 'unknown', word: 'not monitored' },
    facts: [{ type: monitoredHost, value }, ...grantsFact(row.grants)],
  };
}

function healthOf(reachable: boolean | undefined): ItemHealth {
  if (reachable === undefined) return 'unknown';
  return reachable ? 'ok' : 'failing';
}

function wordOf(reachable: boolean | undefined, inMaintenance: boolean) {
  if (inMaintenance) return 'in maintenance';
  if (reachable === undefined) return 'not asked';
  return reachable ? 'reachable' : 'not reachable';
}
