import type { ItemRow } from './rows';

/** Counts items, and how many of them are or were restricted. */
export class Tally {
  all = 0;
  restricted = 0;

  /** One item, given as it was, as it is, or both. */
  add(...states: Pick<ItemRow, 'restricted'>[]) {
    this.all += 1;
    if (states.some(state => state.restricted)) this.restricted += 1;
  }

  plus(other: Tally) {
    this.all += other.all;
    this.restricted += other.restricted;
  }
}
