import { createHash } from 'node:crypto';

/** A short permanent id for what has none of its own, from all that tells it apart. */
export function idFrom(parts: unknown): string {
  const key = JSON.stringify(parts);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/**
 * The id of an account that the tool knows by its name alone: samples, held removals and errors show
 * ids to everybody. Nothing for a row without a name.
 */
export function idFromName(name: string): string {
  return name && idFrom(name);
}
