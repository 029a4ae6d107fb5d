import type {
  ItemStatus,
  SyncErrorKind,
} from '@strata/backstage-plugin-tools-common';
import type { ItemDraft } from '../define/connector';
import type { SeenIds } from './seenIds';

/** One row of a tool that became an item, with its evidence. */
export interface ReadRow {
  externalId: string;
  draft: ItemDraft;
  /** Absent when it could not be read: what is stored stays. */
  evidence?: ReadEvidence;
}

/** Evidence that its resource declares, with facts by their ids. */
export interface ReadEvidence {
  status?: ItemStatus;
  facts?: { id: string; value: unknown }[];
  /** Ids of facts that are as they are stored. */
  unchanged?: string[];
}

/** A row or its evidence that could not be used; never a reason to drop the rest. */
export interface RowProblem {
  externalId?: string;
  problem: string;
}

/** As JSON: a page that is not stored yet can be kept as it is. */
export interface ReadPage {
  rows: ReadRow[];
  /** Rows that failed their schema, their mapping or their evidence. */
  problems: RowProblem[];
  /** Store it with the rows to be able to go on behind this page after an interruption. */
  progress: ReadProgress;
}

/** One page of an unfinished read, as JSON. */
export interface ReadProgress {
  /** Where the list goes on; absent where it cannot be resumed, or has ended. */
  next?: string;
  /** The ids first seen on the page; see `SeenIds`. */
  seen: string;
  counts: {
    page: number;
    rows: number;
    unidentified: number;
    moved: number;
    last: boolean;
    /** Why the tool left rows out. */
    told?: string;
    total?: number;
  };
}

/** What a finished read proves. */
export interface ReadResult {
  /** All ids that the tool showed, also of rows that could not be used: they still exist. */
  seen: SeenIds;
  /** Rows that the tool sent, usable or not. */
  rows: number;
  /** Whether every row was seen, so that an absent one is really gone. */
  listComplete: boolean;
  /** Why not, in one sentence. */
  incompleteBecause?: string;
  /** The tool sent no row, and of this resource that is believed: see `mayBeEmpty`. */
  trulyEmpty?: boolean;
  /** The tool says that nothing changed since `context.validator`: no row was sent, none is gone. */
  unchanged?: boolean;
  /** For `context.validator` of the next run, once what came with it is stored. */
  validator?: string;
  /** First error of an evidence call; the items are there, their facts are not all current. */
  evidenceError?: { kind: SyncErrorKind; message: string; remedy: string };
}
