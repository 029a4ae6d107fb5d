import { ConflictError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';

/** A parsed document and who wrote it, for the error that names both. */
export interface Layer {
  owner: string;
  value: unknown;
}

/**
 * Lays `over` on `base`: maps are joined, lists are extended by what they lack. Two different
 * values in one place are a conflict that names both owners. Flat maps that several wrote, such
 * as dependencies, are sorted.
 */
export function deepMerge(base: Layer, over: Layer, path: string): unknown {
  if (isMap(base.value) && isMap(over.value)) {
    const merged = mergeMaps(
      base as Layer & { value: Map },
      over as Layer & { value: Map },
      path,
    );
    return isFlat(merged) ? sortKeys(merged) : merged;
  }
  if (Array.isArray(base.value) && Array.isArray(over.value)) {
    const known = base.value as unknown[];
    const added = over.value.filter(
      item => !known.some(each => isDeepStrictEqual(each, item)),
    );
    return [...known, ...added];
  }
  if (isDeepStrictEqual(base.value, over.value)) return base.value;
  throw new ConflictError(
    `${path}: ${base.owner} sets ${show(base.value)}, ${over.owner} sets ${show(
      over.value,
    )}`,
  );
}

type Map = Record<string, unknown>;

function mergeMaps(
  base: { owner: string; value: Map },
  over: { owner: string; value: Map },
  path: string,
): Map {
  const merged: Map = { ...base.value };
  for (const [key, value] of Object.entries(over.value)) {
    merged[key] = Object.hasOwn(merged, key)
      ? deepMerge(
          { owner: base.owner, value: merged[key] },
          { owner: over.owner, value },
          `${path}/${key}`,
        )
      : value;
  }
  return merged;
}

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFlat(map: Map): boolean {
  return Object.values(map).every(value => typeof value !== 'object');
}

function sortKeys(map: Map): Map {
  return Object.fromEntries(
    Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
