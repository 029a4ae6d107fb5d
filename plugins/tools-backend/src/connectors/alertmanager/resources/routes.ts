import { alertRoute } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { readConfiguration, receiverSchema } from '../configuration';
import { labelsOfConditions, routeRowSchema, routesOf } from '../routeTree';

const rowSchema = routeRowSchema.extend({ reachesSomebody: z.boolean() });
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
  evidence: (
    { conditions, receiver, reachesSomebody, place, continues },
    { api },
  ) => ({
    status: {
      health: reachesSomebody ? 'ok' : 'warning',
      word: reachesSomebody ? receiver : `${receiver}: tells nobody`,
    },
    facts: [
      {
        type: alertRoute,
        value: {
          conditions,
          receivers: [receiver],
          reachesSomebody,
          enabled: true,
          router: api.baseUrl,
          place,
          continues,
        },
      },
    ],
  }),
});

async function* listRoutes({ api }: ReadContext): AsyncIterable<ListPage> {
  const { route, receivers } = await readConfiguration(api);
  const reaching = new Set(
    receivers.flatMap(raw => {
      const { data } = receiverSchema.safeParse(raw);
      return data?.channels.length ? [data.name] : [];
    }),
  );
  const rows = routesOf(route).map(raw => {
    const { data: row } = routeRowSchema.safeParse(raw);
    return row ? { ...row, reachesSomebody: reaching.has(row.receiver) } : raw;
  });
  yield { rows, last: true };
}
