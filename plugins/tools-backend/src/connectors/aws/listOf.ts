import type { ReadContext } from '@strata/backstage-plugin-tools-node';

/** A list that every answer has, if only as an empty one: without it, the answer is not AWS's. */
export function listOf<T>(
  list: T[] | undefined,
  name: string,
  { api }: ReadContext,
): T[] {
  if (list) return list;
  throw api.failure('contract', `an answer without ${name}`);
}
