import type { EventsService } from '@backstage/plugin-events-node';
import type { Touch } from '@strata/backstage-plugin-tools-node';

/** An event on it holds which items to read again, and nothing else that a tool has sent. */
export const WEBHOOK_TOPIC = 'strata.tools.webhook';

interface Batch {
  touches: Map<string, Touch>;
  sent: Promise<void>;
}

/**
 * Publishes what deliveries touch. While one event is on its way, the touches of further deliveries
 * for the same instance gather into the next: a burst becomes few events, and one for an item.
 */
export class TouchPublisher {
  private readonly open = new Map<string, Batch>();
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(private readonly events: EventsService) {}

  /** Resolves when the touches have been published. */
  publish(instance: string, touches: readonly Touch[]): Promise<void> {
    if (!touches.length) return Promise.resolve();
    const batch = this.open.get(instance) ?? this.begin(instance);
    for (const touch of touches) {
      const { resource, id } = touch;
      batch.touches.set(JSON.stringify([resource, id]), touch);
    }
    return batch.sent;
  }

  private begin(instance: string): Batch {
    const touches = new Map<string, Touch>();
    const before = this.last.get(instance) ?? Promise.resolve();
    const sent = before.then(() => {
      this.open.delete(instance);
      return this.events.publish({
        topic: WEBHOOK_TOPIC,
        eventPayload: { instance, touches: [...touches.values()] },
      });
    });
    this.last.set(
      instance,
      sent.catch(() => {}),
    );
    const batch = { touches, sent };
    this.open.set(instance, batch);
    return batch;
  }
}
