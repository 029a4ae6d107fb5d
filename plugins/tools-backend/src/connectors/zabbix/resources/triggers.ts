import {
  alertRule,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  environmentOf,
  ownerOf,
  selectorsOf,
  servicesOf,
} from '../../shared/labels';
import { httpUrl } from '../../shared/urls';
import { any, SEVERITIES, takes, type Trigger } from '../conditions';
import { readPeople, readTriggerActions } from '../notifications';
import { Zabbix } from '../rpc';
import {
  groupsOf,
  hostSchema,
  labelsOf,
  number,
  readHosts,
  tagsSchema,
  timeOf,
} from '../rows';

const triggerSchema = z.object({
  triggerid: z.string(),
  description: z.string(),
  comments: z.string().default(''),
  url: z.string().default(''),
  priority: number,
  /** 0 for one that is in use. */
  status: number,
  /** 1 while there is a problem. */
  value: number,
  /** 1 where it cannot be evaluated. */
  state: number.default(0),
  lastchange: number.default(0),
  templateid: z.string().default('0'),
  tags: tagsSchema,
  hosts: z.array(z.object({ hostid: z.string() })).min(1),
});

const rowSchema = triggerSchema.extend({
  hosts: z.array(hostSchema),
  /** Absent where the account cannot tell. */
  routed: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

export const triggers = defineResource<Row>({
  name: 'triggers',
  title: 'Triggers',
  itemType: 'alert-rule',
  process: 'alerting',
  schema: rowSchema,
  list: listTriggers,
  id: row => row.triggerid,
  toItem(row, { api }) {
    const labels = labelsOf([
      ...row.tags,
      ...row.hosts.flatMap(host => host.tags),
    ]);
    return {
      title: titleOf(row),
      description: row.comments || undefined,
      url: `${api.baseUrl}/zabbix.php?action=problem.view&filter_set=1&triggerids%5B%5D=${row.triggerid}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels, row.hosts.flatMap(groupsOf)[0]?.name),
      hints: {
        annotations: {
          'zabbix/host-id': row.hosts.flatMap(h => [h.hostid, h.host]),
          'zabbix/tag-selector': selectorsOf(labels),
        },
        services: servicesOf(labels),
      },
      attributes: { hosts: row.hosts.map(({ name }) => name), labels },
    };
  },
  facts: [alertRule],
  evidence(row) {
    const { state, ...status } = statusOf(row);
    const value = {
      name: titleOf(row),
      state,
      severity: SEVERITIES[row.priority],
      runbookUrl: httpUrl(row.url),
      routed: row.routed,
    };
    return {
      status: { ...status, lastActivityAt: timeOf(row.lastchange) },
      facts: [{ type: alertRule, value }],
    };
  },
});

async function* listTriggers(context: ReadContext): AsyncIterable<ListPage> {
  const zabbix = await Zabbix.connect(context);
  const route = await readRoute(zabbix);
  const pages = zabbix.list(
    {
      method: 'trigger.get',
      id: 'triggerid',
      ids: 'triggerids',
      // Those of templates watch nothing themselves.
      params: { templated: false },
    },
    {
      output: Object.keys(
        triggerSchema.omit({ tags: true, hosts: true }).shape,
      ),
      selectTags: ['tag', 'value'],
      selectHosts: ['hostid'],
    },
    context.resumeAt,
  );
  for await (const page of pages) {
    yield { ...page, rows: await withHosts(page.rows, zabbix, route) };
  }
}

async function withHosts(
  rows: unknown[],
  zabbix: Zabbix,
  route: Awaited<ReturnType<typeof readRoute>>,
): Promise<unknown[]> {
  const known = rows.map(row => triggerSchema.safeParse(row).data);
  const hosts = await readHosts(
    zabbix,
    known.flatMap(row => row?.hosts.map(({ hostid }) => hostid) ?? []),
  );
  return known.map((row, at) => {
    if (!row) return rows[at];
    const own = row.hosts.flatMap(({ hostid }) => hosts.get(hostid) ?? []);
    const trigger = { ...row, hosts: own };
    return { ...trigger, routed: route?.(trigger) };
  });
}

/** Tells whether somebody is told when a trigger fires. */
async function readRoute(zabbix: Zabbix) {
  const people = await readPeople(zabbix);
  if (!people) return undefined;
  const actions = (await readTriggerActions(zabbix)).filter(
    action => action.status === 0,
  );
  const heard = SEVERITIES.map((_, priority) =>
    actions.filter(action => people.areReachedBy(action, priority)),
  );
  return (trigger: Trigger) =>
    any((heard[trigger.priority] ?? []).map(action => takes(action, trigger)));
}

/** With the host, because all that a template watches is called the same. Other macros change. */
function titleOf({ description, hosts: [host] }: Row): string {
  if (!host) return description;
  const text = description
    .replace(/\{(HOST\.NAME|HOSTNAME)1?\}/g, () => host.name)
    .replace(/\{HOST\.HOST1?\}/g, () => host.host);
  return text.includes(host.name) ? text : `${host.name}: ${text}`;
}

function statusOf({ status, value, state, hosts }: Row) {
  const used = status === 0 && hosts.every(host => host.status === 0);
  if (!used) return word('paused', 'unknown', 'disabled');
  if (state === 1) return word('unknown', 'warning', 'cannot be evaluated');
  return value === 1
    ? word('firing', 'failing', 'problem')
    : word('inactive', 'ok', 'ok');
}

function word(
  state: z.output<typeof alertRule.schema>['state'],
  health: ItemStatus['health'],
  text: string,
) {
  return { state, health, word: text };
}
