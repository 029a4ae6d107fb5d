import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type { Evidence, ItemDraft } from '../define/connector';

/** One row of a tool that became an item, with its evidence. */
export interface ReadRow {
  externalId: string;
  draft: ItemDraft;
  /** Absent when it could not be read: what is stored stays. */
  evidence?: Evidence;
}

/** A row or its evidence that could not be used; never a reason to drop the rest. */
export interface RowProblem {
  externalId?: string;
  problem: string;
}

export interface ReadPage {
  rows: ReadRow[];
  /** Rows that failed their schema, their mapping or their evidence. */
  problems: RowProblem[];
  /** Ids that the tool showed but that gave no usable row: proof that they still exist. */
  unusable: string[];
}

/** What a finished read proves. */
export interface ReadResult {
  /** Rows that the tool sent, usable or not. */
  rows: number;
  /** Whether every row was seen, so that an absent one is really gone. */
  listComplete: boolean;
  /** Why not, in one sentence. */
  incompleteBecause?: string;
  /** First error of an evidence call; the items are there, their facts are not all current. */
  evidenceError?: { kind: SyncErrorKind; message: string; remedy: string };
}
