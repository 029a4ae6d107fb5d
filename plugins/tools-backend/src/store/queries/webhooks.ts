import type { InstanceWebhooks } from '@strata/backstage-plugin-tools-common';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { readDeliveryCounts } from '../deliveries';
import { countHints } from '../hints';

/** Whether webhooks of a tool arrive, and how to set them up; `root` is the plugin's own address. */
export async function readWebhooks(
  db: Knex,
  { id, name, config, definition }: ConnectorInstance,
  root: string,
): Promise<InstanceWebhooks> {
  const { webhooks } = definition;
  const counts = await readDeliveryCounts(db, id);
  const accepted = counts.find(({ outcome }) => outcome === 'accepted');
  const hints = await countHints(db);
  return {
    instance: id,
    supported: Boolean(webhooks),
    configured: Boolean(config.webhookSecret),
    secretKey: `tools.${definition.id}.${name}.webhookSecret`,
    address: `${root}/webhooks/${definition.id}/${name}`,
    setup: [...(webhooks?.setup ?? [])],
    ...(webhooks && { docs: webhooks.docs }),
    accepted: accepted?.count ?? 0,
    ...(accepted && { lastAcceptedAt: accepted.last_at }),
    refused: counts.flatMap(({ outcome, count, last_at }) =>
      outcome === 'accepted' ? [] : [{ outcome, count, lastAt: last_at }],
    ),
    waiting: hints
      .filter(({ instance }) => instance === id)
      .reduce((sum, { count }) => sum + count, 0),
  };
}
