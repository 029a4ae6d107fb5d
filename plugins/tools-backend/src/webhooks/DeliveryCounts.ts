import type { Knex } from 'knex';
import {
  addDeliveryCounts,
  type DeliveryCount,
  type DeliveryOutcome,
} from '../store/deliveries';

/**
 * Counts deliveries in memory and adds them to the database now and then: whoever is refused a
 * thousand times a second makes no writes.
 */
export class DeliveryCounts {
  private counts = new Map<string, DeliveryCount>();

  constructor(
    private readonly db: Knex,
    private readonly onCount: (
      instance: string,
      outcome: DeliveryOutcome,
    ) => void = () => {},
  ) {}

  add(instance: string, outcome: DeliveryOutcome): void {
    const key = JSON.stringify([instance, outcome]);
    const before = this.counts.get(key)?.count ?? 0;
    const last_at = new Date().toISOString();
    this.counts.set(key, { instance, outcome, count: before + 1, last_at });
    this.onCount(instance, outcome);
  }

  async flush(): Promise<void> {
    const counts = [...this.counts.values()];
    this.counts = new Map();
    await addDeliveryCounts(this.db, counts);
  }
}
