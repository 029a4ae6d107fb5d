import type { Observed } from '../define/check';
import type { FactReading } from '../define/factSource';

/** Days after which a value proves nothing any more, unless its source says otherwise. */
export const DEFAULT_MAX_AGE_DAYS = 7;

/** What is known about one fact, by subject. */
export interface FactEntry {
  unavailable?: string;
  notSetUp?: boolean;
  complete: boolean;
  maxAgeDays: number;
  values: ReadonlyMap<string, readonly Observed<unknown>[]>;
}

/** The facts of one evaluation, indexed for lookups by fact and subject. */
export class FactBook {
  private readonly entries = new Map<string, FactEntry>();

  add(reading: FactReading, maxAgeDays = DEFAULT_MAX_AGE_DAYS) {
    const values = new Map<string, Observed<unknown>[]>();
    for (const row of reading.rows) {
      for (const ref of row.entityRefs) {
        const seen = values.get(ref);
        if (seen) seen.push(row);
        else values.set(ref, [row]);
      }
    }
    this.entries.set(reading.factId, {
      unavailable: reading.unavailable,
      notSetUp: reading.notSetUp,
      complete: reading.complete,
      maxAgeDays,
      values,
    });
  }

  get(factId: string): FactEntry | undefined {
    return this.entries.get(factId);
  }
}
