import type { Entity } from '@backstage/catalog-model';
import type { FactType } from '@strata/backstage-plugin-tools-common';
import type { Observed, Subject } from './check';

/** One value with the refs of the subjects it says something about. */
export interface ObservedRow extends Observed<unknown> {
  entityRefs: readonly string[];
}

/** All that a source knows about one fact. */
export interface FactReading {
  factId: string;
  /** Why nothing can be said about the fact, in one sentence. Rows are then ignored. */
  unavailable?: string;
  /** Set with it where nothing that shows the fact is set up, which is no failure. */
  notSetUp?: boolean;
  /** Whether everything was read: only then does the absence of a value mean something. */
  complete: boolean;
  rows: readonly ObservedRow[];
}

export interface FactReadContext {
  /** Everything that is audited, with its catalog entity. */
  subjects: readonly (Subject & { entity: Entity })[];
  now: Date;
  signal?: AbortSignal;
}

/** Where facts come from. Read in bulk, once for all checks and subjects. */
export interface FactSource {
  /** Kebab-case, permanent. */
  id: string;
  /** Shown in reasons, for example `The catalog`. */
  title: string;
  /** What it emits. A source without the list is asked for every fact that no other source emits. */
  facts?: readonly FactType<any>[];
  /** Days after which a value proves nothing any more. Default 7. */
  maxAgeDays?: number;
  /** Reads the wanted facts of all subjects. An error makes exactly these facts unknown. */
  read(
    wanted: readonly FactType<any>[],
    context: FactReadContext,
  ): Promise<FactReading[]>;
}

/** Declares a source of facts. */
export function defineFactSource(source: FactSource): FactSource {
  return source;
}
