import { alertRoute } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { describeCondition, mayTake, SEVERITIES } from '../conditions';
import {
  actionSchema,
  readPeople,
  TRIGGER_ACTIONS,
  type Action,
  type People,
} from '../notifications';
import { Zabbix } from '../rpc';

const rowSchema = actionSchema.extend({
  receivers: z.array(z.string()).default([]),
  reachesSomebody: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

/** What happens when triggers fire. */
export const actions = defineResource<Row>({
  name: 'actions',
  title: 'Trigger actions',
  itemType: 'alert-route',
  process: 'alerting',
  shared: true,
  schema: rowSchema,
  list: listActions,
  id: row => row.actionid,
  toItem: (row, { api }) => ({
    title: row.name,
    url: `${
      api.baseUrl
    }/zabbix.php?action=action.list&eventsource=0&filter_set=1&filter_name=${encodeURIComponent(
      row.name,
    )}`,
    hints: {},
    attributes: { conditions: row.filter.conditions.map(describeCondition) },
  }),
  facts: [alertRoute],
  evidence,
});

async function* listActions(context: ReadContext): AsyncIterable<ListPage> {
  const zabbix = await Zabbix.connect(context);
  const people = await readPeople(zabbix);
  const { kind, details } = TRIGGER_ACTIONS;
  for await (const page of zabbix.list(kind, details, context.resumeAt)) {
    const rows = page.rows.map(raw => {
      const { data: action } = actionSchema.safeParse(raw);
      if (!action) return raw;
      const groups = action.operations.flatMap(({ opmessage_grp }) =>
        opmessage_grp.flatMap(g => people?.groupName(g.usrgrpid) ?? []),
      );
      return {
        ...action,
        receivers: [...new Set(groups)].sort(),
        reachesSomebody: people && reaches(people, action),
      };
    });
    yield { ...page, rows };
  }
}

/** Of some severity that it takes, something arrives. */
function reaches(people: People, action: Action): boolean {
  return SEVERITIES.some(
    (_, priority) =>
      mayTake(action, priority) && people.areReachedBy(action, priority),
  );
}

function evidence(row: Row): Evidence {
  const enabled = row.status === 0;
  const deaf = enabled && row.reachesSomebody === false;
  const value = {
    conditions: row.filter.conditions.map(describeCondition),
    receivers: row.receivers,
    reachesSomebody: row.reachesSomebody,
    enabled,
  };
  const word = deaf ? 'tells nobody' : 'enabled';
  return {
    status: {
      health: deaf ? 'warning' : 'ok',
      word: enabled ? word : 'disabled',
    },
    facts: [{ type: alertRoute, value }],
  };
}
