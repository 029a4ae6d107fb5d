import type { ListPage } from '@strata/backstage-plugin-tools-node';

const ROWS_PER_PAGE = 500;

/** Pages of rows in the order of a key: each goes on after the last row of the one before. */
export async function* keysetPages<T>(options: {
  /** At most `limit` rows whose key is greater than `after`. */
  read(after: string, limit: number): Promise<T[]>;
  keyOf(row: T): string;
  /** Less than every key. */
  start: string;
  resumeAt?: string;
}): AsyncGenerator<ListPage> {
  let after = options.resumeAt ?? options.start;
  for (;;) {
    const rows = await options.read(after, ROWS_PER_PAGE);
    const last = rows.length < ROWS_PER_PAGE;
    if (!last) after = options.keyOf(rows[rows.length - 1]);
    yield { rows, last, ...(last ? {} : { next: after }) };
    if (last) return;
  }
}
