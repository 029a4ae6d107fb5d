import type { ItemRow } from './rows';

type Counted = Pick<ItemRow, 'restricted'>;

/** Counts items, and how many of them are or were restricted. */
export class Tally {
  all = 0;
  restricted = 0;

  static of(items: readonly Counted[]): Tally {
    const tally = new Tally();
    items.forEach(item => tally.add(item));
    return tally;
  }

  /** One item, given as it was, as it is, or both. */
  add(...states: Counted[]) {
    this.all += 1;
    if (states.some(state => state.restricted)) this.restricted += 1;
  }

  plus(other: Tally) {
    this.all += other.all;
    this.restricted += other.restricted;
  }
}
