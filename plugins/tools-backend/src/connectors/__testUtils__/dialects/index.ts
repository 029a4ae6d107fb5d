import { aws } from './aws';
import type { Dialect } from './dialect';
import { json } from './json';

export type { Dialect } from './dialect';

/** Of the tools that do not write JSON. */
const others: Record<string, Dialect> = { aws };

/** How a connector's tool writes. */
export function dialectOf(connector: string, jsonPrefix?: string): Dialect {
  return others[connector] ?? json(jsonPrefix);
}
