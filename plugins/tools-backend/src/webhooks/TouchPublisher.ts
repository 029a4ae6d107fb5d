import type { EventsService } from '@backstage/plugin-events-node';
import type { Touch } from '@strata/backstage-plugin-tools-node';
import { Gathered } from './Gathered';

/** An event on it holds which items wait to be read, and nothing else that a tool has sent. */
export const WEBHOOK_TOPIC = 'strata.tools.webhook';

/** Publishes what deliveries touch: a burst for one instance becomes few events. */
export class TouchPublisher {
  private readonly instances = new Map<
    string,
    Gathered<readonly Touch[], void>
  >();

  constructor(private readonly events: EventsService) {}

  /** Resolves when the touches have been published. */
  async publish(instance: string, touches: readonly Touch[]): Promise<void> {
    if (!touches.length) return;
    const gathered =
      this.instances.get(instance) ??
      new Gathered<readonly Touch[], void>(all => this.send(instance, all));
    this.instances.set(instance, gathered);
    await gathered.add(touches);
  }

  private async send(
    instance: string,
    all: (readonly Touch[])[],
  ): Promise<void[]> {
    const touches = new Map(
      all
        .flat()
        .map(touch => [JSON.stringify([touch.resource, touch.id]), touch]),
    );
    await this.events.publish({
      topic: WEBHOOK_TOPIC,
      eventPayload: { instance, touches: [...touches.values()] },
    });
    return all.map(() => undefined);
  }
}
