import { alertReceiver } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readConfiguration, receiverSchema } from '../configuration';
import { routeRowSchema, routesOf } from '../routeTree';

const rowSchema = z.object({ receiver: receiverSchema, used: z.boolean() });
type Row = z.output<typeof rowSchema>;

export const receivers = defineResource<Row>({
  name: 'receivers',
  title: 'Receivers',
  itemType: 'contact-point',
  process: 'alerting',
  shared: true,
  schema: rowSchema,
  list: listReceivers,
  id: row => row.receiver.name,
  read: readReceiver,
  toItem: ({ receiver: { name, channels } }, { api }) => ({
    title: name,
    url: `${api.baseUrl}/#/alerts?receiver=${encodeURIComponent(name)}`,
    hints: {},
    attributes: { channels },
  }),
  facts: [alertReceiver],
  evidence: ({ receiver, used }) => ({
    status: {
      health: used && !receiver.channels.length ? 'warning' : 'ok',
      word: receiver.channels.join(', ') || 'tells nobody',
    },
    facts: [{ type: alertReceiver, value: { ...receiver, used } }],
  }),
});

async function* listReceivers(context: ReadContext): AsyncIterable<ListPage> {
  yield { rows: await readRows(context), last: true };
}

async function readReceiver(name: string, context: ReadContext) {
  const rows = await readRows(context);
  return rows.find(({ receiver }) => nameOf(receiver) === name);
}

async function readRows({ api }: ReadContext) {
  const configuration = await readConfiguration(api);
  const used = new Set(
    routesOf(configuration.route).map(
      row => routeRowSchema.safeParse(row).data?.receiver,
    ),
  );
  return configuration.receivers.map(receiver => ({
    receiver,
    used: used.has(nameOf(receiver)),
  }));
}

function nameOf(receiver: unknown): string | undefined {
  return receiverSchema.safeParse(receiver).data?.name;
}
