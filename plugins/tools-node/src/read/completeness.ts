import type { ListPage } from '../define/api';
import type { ReadResult } from './types';

/** Collects what shows, or refutes, that a list was seen whole. */
export class CompletenessProof {
  private readonly seenOnPage = new Map<string, number>();
  private page = 0;
  private rows = 0;
  private unidentified = 0;
  private moved = 0;
  private last = false;
  private total: number | undefined;

  startPage(page: ListPage) {
    this.page += 1;
    this.rows += page.rows.length;
    this.last = page.last;
    this.total = page.total ?? this.total;
  }

  /** False for a row that was already seen. */
  see(externalId: string | undefined): boolean {
    if (externalId === undefined) {
      this.unidentified += 1;
      return true;
    }
    const before = this.seenOnPage.get(externalId);
    if (before === undefined) this.seenOnPage.set(externalId, this.page);
    else if (before !== this.page) this.moved += 1;
    return before === undefined;
  }

  result(): Pick<ReadResult, 'rows' | 'listComplete' | 'incompleteBecause'> {
    const incompleteBecause = this.refutation();
    return {
      rows: this.rows,
      listComplete: !incompleteBecause,
      incompleteBecause,
    };
  }

  private refutation(): string | undefined {
    if (this.page === 0 || !this.last) return 'The last page did not arrive.';
    if (this.total !== undefined && this.total !== this.rows) {
      return `The tool counts ${this.total} rows but sent ${this.rows}.`;
    }
    if (this.moved) {
      return `${this.moved} rows moved between pages while they were read.`;
    }
    return this.unidentified
      ? `${this.unidentified} rows had no readable id.`
      : undefined;
  }
}
