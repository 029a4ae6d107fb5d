/**
 * Does for many at once what would be done for each. While one lot is under way the next gathers,
 * so that a single one does not wait, and a burst becomes a few lots.
 */
export class Gathered<T, R> {
  private waiting?: { values: T[]; done: Promise<R[]> };
  private last: Promise<unknown> = Promise.resolve();

  /** `handle` answers for each value, in their order. */
  constructor(private readonly handle: (values: T[]) => Promise<R[]>) {}

  async add(value: T): Promise<R> {
    const lot = this.waiting ?? this.begin();
    const at = lot.values.push(value) - 1;
    return (await lot.done)[at];
  }

  private begin() {
    const values: T[] = [];
    const done = this.last.then(() => {
      this.waiting = undefined;
      return this.handle(values);
    });
    this.last = done.catch(() => {});
    this.waiting = { values, done };
    return this.waiting;
  }
}
