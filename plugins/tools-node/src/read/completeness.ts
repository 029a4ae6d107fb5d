import type { ListPage } from '../define/api';
import { SeenIds } from './seenIds';
import type { ReadProgress, ReadResult } from './types';

/** Collects what shows, or refutes, that a list was seen whole. */
export class CompletenessProof {
  readonly seen = new SeenIds();
  private page = 0;
  private rows = 0;
  private unidentified = 0;
  private moved = 0;
  private last = false;
  private told: string | undefined;
  private total: number | undefined;
  private firstSeen: string[] = [];
  private unchanged = false;
  private validator: string | undefined;

  /** `asked` is the validator that the tool compared with. */
  constructor(private readonly asked?: string) {}

  /** Goes on where an interrupted read of the same list stopped. */
  static resume(
    pages: readonly ReadProgress[],
    asked?: string,
  ): CompletenessProof {
    const proof = new CompletenessProof(asked);
    for (const { seen, counts } of pages) {
      Object.assign(proof, counts);
      proof.seen.restore(seen, proof.page);
    }
    return proof;
  }

  startPage(page: ListPage) {
    this.page += 1;
    this.rows += page.rows.length;
    this.last = page.last;
    this.told ??= page.incompleteBecause;
    this.count(page.total);
    this.firstSeen = [];
    this.unchanged ||= page.unchanged ?? false;
    this.validator = page.validator ?? this.validator;
  }

  /** A row that goes from a page before moves the first of the next one there, where nobody looks. */
  private count(total = this.total) {
    this.moved += Math.max(0, (this.total ?? 0) - (total ?? 0));
    this.total = total;
  }

  /** False for a row that was already seen. */
  see(externalId: string | undefined): boolean {
    if (externalId === undefined) {
      this.unidentified += 1;
      return true;
    }
    const before = this.seen.add(externalId, this.page);
    if (before === undefined) this.firstSeen.push(externalId);
    else if (before !== this.page) this.moved += 1;
    return before === undefined;
  }

  /** What a later read needs to go on behind the current page. */
  progress(next: string | undefined): ReadProgress {
    const { page, rows, unidentified, moved, last, told, total } = this;
    return {
      next,
      seen: SeenIds.encode(this.firstSeen),
      counts: { page, rows, unidentified, moved, last, told, total },
    };
  }

  result(): Omit<ReadResult, 'evidenceError' | 'seen'> {
    const { rows, validator } = this;
    if (this.unchanged && this.page === 1 && rows === 0 && this.asked) {
      return { rows, listComplete: false, unchanged: true, validator };
    }
    const incompleteBecause = this.refutation();
    const listComplete = !incompleteBecause;
    return {
      rows,
      listComplete,
      incompleteBecause,
      ...(listComplete && validator && { validator }),
    };
  }

  private refutation(): string | undefined {
    if (this.unchanged)
      return 'Only a part of the list is said to be unchanged.';
    if (this.told) return this.told;
    if (this.page === 0 || !this.last) return 'The last page did not arrive.';
    if (this.moved) {
      return `${this.moved} rows moved between pages while they were read.`;
    }
    if (this.total !== undefined && this.total !== this.distinct) {
      return this.countProblem(this.total);
    }
    return this.unidentified
      ? `${this.unidentified} rows had no readable id.`
      : undefined;
  }

  /** Rows without those that came before: each of them may stand in the place of one that is missing. */
  private get distinct(): number {
    return this.seen.count + this.unidentified;
  }

  private countProblem(total: number): string {
    const { distinct, rows } = this;
    const repeated = rows - distinct;
    return repeated
      ? `The tool counts ${total} rows but sent ${distinct}, and ${repeated} of them again.`
      : `The tool counts ${total} rows but sent ${distinct}.`;
  }
}
