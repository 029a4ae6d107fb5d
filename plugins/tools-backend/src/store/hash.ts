import { createHash } from 'node:crypto';

/** JSON with sorted keys, so that equal values give equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

export function contentHash(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
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
  return createHash('sha256')
    .update(`${instance}\n${resource}\n${externalId}`)
    .digest('hex')
    .slice(0, 16);
}
