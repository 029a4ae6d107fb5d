import { hash } from 'node:crypto';

/** JSON with sorted keys, so that equal values give equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(isSorted(value) ? value : withSortedKeys(value));
}

/** Most of what a run compares is, so that nothing has to be copied. */
function isSorted(value: any): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  if (typeof value.toJSON === 'function') return false;
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !isSorted(value[key])) return false;
    before = key;
  }
  return true;
}

/** Faster, for the thousands of rows of a run, than a function that `JSON.stringify` calls. */
function withSortedKeys(value: any): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value.toJSON === 'function') return withSortedKeys(value.toJSON());
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) {
    sorted[key] = withSortedKeys(value[key]);
  }
  return sorted;
}

export function contentHash(value: unknown): string {
  return hash('sha256', stableJson(value));
}

/**
 * Permanent id of an item. Changing this function would give every entity in every catalog a new
 * name, hence the test that pins it.
 */
export function itemUid(
  instance: string,
  resource: string,
  externalId: string,
): string {
  const key = `${instance}\n${resource}\n${externalId}`;
  return hash('sha256', key).slice(0, 16);
}
