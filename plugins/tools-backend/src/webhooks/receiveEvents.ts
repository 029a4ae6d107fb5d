import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { storeHints } from '../store/hints';
import { WEBHOOK_TOPIC } from './TouchPublisher';
import { usableTouches } from './usableTouches';

const eventSchema = z.object({
  instance: z.string(),
  touches: z.array(
    z.object({ resource: z.string(), id: z.string().optional() }),
  ),
});

export interface ReceiveEventsOptions {
  db: Knex;
  events: EventsService;
  instances: readonly ConnectorInstance[];
  /** Called when something waits to be read. */
  onHints(): void;
}

/**
 * Turns events into hints: our own, and those that Backstage's modules for a tool publish, so that
 * a company that has these needs no second hook.
 */
export async function receiveEvents(
  options: ReceiveEventsOptions,
): Promise<void> {
  const topics = options.instances.flatMap(
    ({ definition }) => definition.webhooks?.topics ?? [],
  );
  await options.events.subscribe({
    id: 'webhooks',
    topics: [...new Set([WEBHOOK_TOPIC, ...topics])],
    onEvent: event => receive(event, options),
  });
}

async function receive(
  event: EventParams,
  { db, instances, onHints }: ReceiveEventsOptions,
): Promise<void> {
  for (const { instance, touches } of meant(event, instances)) {
    const usable = usableTouches(instance, touches);
    if (!usable.length) continue;
    await storeHints(db, instance.id, usable);
    onHints();
  }
}

function meant(
  { topic, eventPayload, metadata = {} }: EventParams,
  instances: readonly ConnectorInstance[],
) {
  if (topic === WEBHOOK_TOPIC) {
    const { data } = eventSchema.safeParse(eventPayload);
    const instance = instances.find(({ id }) => id === data?.instance);
    return data && instance ? [{ instance, touches: data.touches }] : [];
  }
  const senders = instances.filter(({ definition }) =>
    definition.webhooks?.topics?.includes(topic),
  );
  return sentBy(senders, eventPayload).map(instance => ({
    instance,
    touches: instance.definition.webhooks!.touches(
      eventPayload,
      lowerCased(metadata),
      instance.settings,
    ),
  }));
}

/** The instances below whose address the payload's are; the only one, where it has none. */
function sentBy(senders: ConnectorInstance[], payload: unknown) {
  const addresses = senders.flatMap(
    ({ definition }) => definition.webhooks?.addresses?.(payload) ?? [],
  );
  if (!addresses.length) return senders.length === 1 ? senders : [];
  return senders.filter(({ config }) =>
    addresses.some(address => isBelow(address, config.baseUrl)),
  );
}

function isBelow(address: string, baseUrl: string): boolean {
  const url = URL.parse(address);
  const base = new URL(baseUrl);
  const folder = base.pathname.replace(/\/*$/, '/');
  return url?.host === base.host && `${url.pathname}/`.startsWith(folder);
}

function lowerCased(metadata: NonNullable<EventParams['metadata']>) {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
}
