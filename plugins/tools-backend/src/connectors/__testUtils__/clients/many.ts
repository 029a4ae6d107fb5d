/** So many rows, each made of its number with leading noughts. */
export function many<T>(length: number, row: (number: string) => T): T[] {
  return Array.from({ length }, (_, at) =>
    row(String(at + 1).padStart(4, '0')),
  );
}

/** Rows in the order of a key behind another one, as `WHERE key > after ORDER BY key LIMIT` gives them. */
export function behind(
  rows: any[],
  key: string,
  after: string,
  limit: number,
): any[] {
  return [...rows]
    .sort((a, b) => compare(a[key], b[key]))
    .filter(row => compare(row[key], after) > 0)
    .slice(0, limit);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
