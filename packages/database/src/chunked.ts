/** Rows per statement: SQLite takes at most 32,766 variables in one. */
export const CHUNK = 500;

export function chunked<T>(values: readonly T[], size = CHUNK): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < values.length; at += size) {
    chunks.push(values.slice(at, at + size));
  }
  return chunks;
}
