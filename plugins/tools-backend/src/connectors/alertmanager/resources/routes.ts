import { alertRoute } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { readConfiguration, receiverSchema } from '../configuration';
import { mutedBy, timeIntervalsOf } from '../muteTimes';
import { labelsOfConditions, routeRowSchema, routesOf } from '../routeTree';

const rowSchema = routeRowSchema.extend({
  hasChannel: z.boolean(),
  muted: z.enum(['always', 'at times']).optional(),
});
type Row = z.output<typeof rowSchema>;

/** Shared: a route serves a team or a severity, and alerts of several services take it. */
export const routes = defineResource<Row>({
  name: 'routes',
  title: 'Routes',
  itemType: 'alert-route',
  process: 'alerting',
  shared: true,
  schema: rowSchema,
  list: listRoutes,
  id: row => row.id,
  toItem({ conditions }, { api }) {
    const labels = labelsOfConditions(conditions);
    return {
      title: conditions.join(', ') || 'All other alerts',
      url: `${api.baseUrl}/#/status`,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: { services: servicesOf(labels) },
      attributes: { conditions },
    };
  },
  facts: [alertRoute],
  evidence,
});

function evidence(row: Row, { api }: ReadContext): Evidence {
  const { conditions, receiver, hasChannel, muted, place, continues } = row;
  const reachesSomebody = hasChannel && muted !== 'always';
  return {
    status: {
      health: reachesSomebody ? 'ok' : 'warning',
      word: wordOf(row),
    },
    facts: [
      {
        type: alertRoute,
        value: {
          conditions,
          receivers: [receiver],
          reachesSomebody,
          ...(muted && { muted }),
          enabled: true,
          router: api.baseUrl,
          place,
          continues,
        },
      },
    ],
  };
}

function wordOf({ receiver, hasChannel, muted }: Row): string {
  if (!hasChannel) return `${receiver}: tells nobody`;
  return muted ? `${receiver}: muted ${muted}` : receiver;
}

async function* listRoutes({ api }: ReadContext): AsyncIterable<ListPage> {
  const { route, receivers, ...times } = await readConfiguration(api);
  const intervals = timeIntervalsOf([
    ...(times.time_intervals ?? []),
    ...(times.mute_time_intervals ?? []),
  ]);
  const reaching = new Set(
    receivers.flatMap(raw => {
      const { data } = receiverSchema.safeParse(raw);
      return data?.channels.length ? [data.name] : [];
    }),
  );
  const rows = routesOf(route).map(raw => {
    const { data: row } = routeRowSchema.safeParse(raw);
    if (!row) return raw;
    const hasChannel = reaching.has(row.receiver);
    return { ...row, hasChannel, muted: mutedBy(row, intervals) };
  });
  yield { rows, last: true };
}
