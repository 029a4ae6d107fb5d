import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { storeHints } from '../store/hints';
import { WEBHOOK_TOPIC } from './TouchPublisher';
import { usableTouches } from './usableTouches';

export interface ReceiveEventsOptions {
  db: Knex;
  events: EventsService;
  instances: readonly ConnectorInstance[];
  /** Called when something waits to be read. */
  onHints(): void;
}

/**
 * Turns events that Backstage's modules for a tool publish into hints, so that a company that has
 * these needs no second hook; our own say that hints have been stored.
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
  const touches = event.topic === WEBHOOK_TOPIC ? [] : meant(event, instances);
  await storeHints(db, touches);
  onHints();
}

function meant(
  { topic, eventPayload, metadata = {} }: EventParams,
  instances: readonly ConnectorInstance[],
) {
  const senders = instances.filter(({ definition }) =>
    definition.webhooks?.topics?.includes(topic),
  );
  return sentBy(senders, eventPayload).flatMap(instance => {
    const { definition, settings } = instance;
    const touches = definition.webhooks!.touches(
      eventPayload,
      lowerCased(metadata),
      settings,
    );
    return usableTouches(instance, touches).map(touch => ({
      instance: instance.id,
      ...touch,
    }));
  });
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
