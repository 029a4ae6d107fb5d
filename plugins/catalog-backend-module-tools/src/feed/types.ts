import type { Emitted } from '../entities/resource';

/** An entity that the catalog should have. */
export interface Wanted {
  emitted: Emitted;
  ref: string;
  relations: string[];
}

/** Items that the catalog does not take, with the reason, by uid. */
export type Refused = Map<string, string>;
