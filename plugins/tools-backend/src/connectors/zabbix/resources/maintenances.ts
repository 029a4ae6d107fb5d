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

const DAY_SECONDS = 86_400;

/** Kinds of time periods. */
const ONE_TIME = 0;
const DAILY = 2;
const WEEKLY = 3;

/** In `dayofweek`, a bit for each. */
const EVERY_DAY = 0b1111111;

/** https://www.zabbix.com/documentation/current/en/manual/api/reference/maintenance/object#time-period */
const periodSchema = z.object({
  timeperiod_type: number,
  /** Seconds that it lasts each time. */
  period: number,
  /** Of one that does not recur. */
  start_date: number.default(0),
  every: number.default(1),
  dayofweek: number.default(0),
});
type Period = z.output<typeof periodSchema>;

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
  timeperiods: z.array(periodSchema).default([]),
});
type Row = z.output<typeof rowSchema>;

/** Between its first and its last day a maintenance is on in its periods only. */
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
      selectTimeperiods: [
        ...['timeperiod_type', 'period', 'start_date'],
        ...['every', 'dayofweek'],
      ],
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
  const seconds = now.getTime() / 1000;
  const window = windowAt(seconds, row);
  if (!window) {
    const state = stateAt(seconds, [row.active_since, row.active_till]);
    const word = state === 'active' ? 'recurring' : state;
    return { status: { health: healthOf(state), word } };
  }
  const [startsAt, endsAt] = window.map(each => timeOf(each)!);
  const state = stateAt(seconds, window);
  const value = {
    conditions: conditionsOf(row),
    state,
    startsAt,
    endsAt,
    days: daysBetween(startsAt, endsAt),
    reason: row.description || undefined,
  };
  return {
    status: { health: healthOf(state), word: state },
    facts: [{ type: alertSilence, value }],
  };
}

/** From when to when, in seconds since 1970. */
type Window = [since: number, till: number];

/**
 * The time it is on, or is next, or was last. Nothing where it only recurs: the time zone of the
 * server, in which its hours are, is not told.
 */
function windowAt(seconds: number, row: Row): Window | undefined {
  const { active_since, active_till, timeperiods } = row;
  if (!timeperiods.length || timeperiods.some(isAlwaysOn)) {
    return [active_since, active_till];
  }
  const windows = timeperiods
    .filter(({ timeperiod_type }) => timeperiod_type === ONE_TIME)
    .map(
      ({ start_date, period }): Window => [
        Math.max(active_since, start_date),
        Math.min(active_till, start_date + period),
      ],
    )
    .filter(([since, till]) => since < till)
    .sort(([a], [b]) => a - b);
  return windows.find(([, till]) => seconds < till) ?? windows.at(-1);
}

/** Whether it begins again before it ends. */
function isAlwaysOn(period: Period): boolean {
  const { timeperiod_type, dayofweek, every } = period;
  if (timeperiod_type === ONE_TIME) return false;
  const daily = dayofweek === EVERY_DAY && every === 1;
  const weekly = daily ? 1 : 7 * every;
  const days = { [DAILY]: every, [WEEKLY]: weekly }[timeperiod_type] ?? 31;
  return period.period >= days * DAY_SECONDS;
}

function stateAt(seconds: number, [since, till]: Window) {
  if (seconds < since) return 'pending' as const;
  return seconds < till ? ('active' as const) : ('expired' as const);
}

function healthOf(state: ReturnType<typeof stateAt>) {
  return state === 'expired' ? 'unknown' : 'ok';
}
