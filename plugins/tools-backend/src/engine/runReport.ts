import type {
  SyncErrorKind,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  type ReadPage,
  type ReadResult,
  type RowProblem,
} from '@strata/backstage-plugin-tools-node';
import type { RunRow, SyncRow } from '../store/rows';
import { Tally } from '../store/tally';
import type { RunPlan } from './plan';
import type { StoredRows } from './storeRows';

const MAX_SAMPLES = 5;

/** How a run ended, for its row and for the pace of the next one. */
export interface RunEnd {
  row: Partial<SyncRow>;
  kind?: SyncErrorKind;
  retryAfterMs?: number;
}

/** Collects, while a run goes on, what the Syncs page will say about it. */
export class RunReport {
  readonly added = new Tally();
  readonly changed = new Tally();
  readonly removed = new Tally();
  factsChanged = 0;
  /** Lines that the change feed got. */
  feedGrown = 0;
  /** How many of them were told of while the run went on. */
  feedTold = 0;
  heldBack = new Tally();
  /** Not among what is held back. */
  missing = new Tally();
  /** Whether the run left something to go on with. */
  checkpoints = false;
  private rows = 0;
  private invalid = 0;
  private readonly samples: RowProblem[] = [];

  /** Whether something was added, changed or removed. */
  get touchedItems(): boolean {
    return this.added.all + this.changed.all + this.removed.all > 0;
  }

  addPage({ rows, problems }: ReadPage) {
    this.rows += rows.length;
    this.invalid += problems.length;
    for (const { externalId, problem } of problems) {
      if (this.samples.length >= MAX_SAMPLES) break;
      this.samples.push({
        externalId: externalId?.slice(0, 100),
        problem: problem.slice(0, 300),
      });
    }
  }

  addStored(stored: StoredRows) {
    this.added.plus(stored.added);
    this.changed.plus(stored.changed);
    this.factsChanged += stored.factsChanged;
    this.feedGrown += stored.feedGrown;
  }

  /** The row of a run whose list was read to its end. */
  finished(
    result: ReadResult,
    { mode, startedAt }: Pick<RunPlan, 'mode' | 'startedAt'>,
  ): RunEnd {
    const error =
      result.evidenceError ??
      (result.incompleteBecause && incomplete(result.incompleteBecause));
    if (error)
      return { row: { outcome: 'partial', error: JSON.stringify(error) } };
    const row = { error: null, read_at: startedAt };
    if (result.unchanged) {
      return {
        row: { ...row, outcome: 'complete', last_complete_at: startedAt },
      };
    }
    // What changed says nothing about what is gone: what was held back stays so.
    if (mode === 'changes') return { row: { ...row, outcome: 'complete' } };
    return {
      row: {
        ...row,
        outcome: this.heldBack.all ? 'held' : 'complete',
        missing: this.missing.all + this.heldBack.all,
        held: this.heldBack.all,
        last_complete_at: startedAt,
        validator: result.validator ?? null,
        validator_at: result.validator ? startedAt : null,
      },
    };
  }

  counts(): Pick<SyncRow, 'invalid_samples'> & Counts {
    return { ...this.numbers(), invalid_samples: JSON.stringify(this.samples) };
  }

  history(): Counts & Pick<RunRow, HistoryOnly> {
    return {
      ...this.numbers(),
      rows: this.rows,
      missing: this.missing.all,
      missing_restricted: this.missing.restricted,
      held_back: this.heldBack.all,
      held_back_restricted: this.heldBack.restricted,
      facts_changed: this.factsChanged,
      samples: null,
    };
  }

  private numbers(): Counts {
    return {
      added: this.added.all,
      changed: this.changed.all,
      removed: this.removed.all,
      added_restricted: this.added.restricted,
      changed_restricted: this.changed.restricted,
      removed_restricted: this.removed.restricted,
      invalid: this.invalid,
    };
  }
}

type Counts = Pick<
  SyncRow,
  | 'added'
  | 'changed'
  | 'removed'
  | 'added_restricted'
  | 'changed_restricted'
  | 'removed_restricted'
  | 'invalid'
>;

type HistoryOnly =
  | 'rows'
  | 'missing'
  | 'missing_restricted'
  | 'held_back'
  | 'held_back_restricted'
  | 'facts_changed'
  | 'samples';

function incomplete(reason: string): SyncState['error'] {
  return {
    kind: 'contract',
    message: `The list was not read whole: ${reason}`,
    remedy:
      'Nothing was removed and the next run tries again; if it stays so, look at the rows that could not be used.',
  };
}

/** The end of a run that was stopped from outside. */
export function stopped(label: string): RunEnd {
  const shown: SyncState['error'] = {
    kind: 'unavailable',
    message: `The read of ${label} was stopped before its end.`,
    remedy: 'Nothing to do: the next run goes on by itself.',
  };
  return {
    row: { outcome: 'failed', error: JSON.stringify(shown) },
    kind: 'unavailable',
  };
}

/** The end of a run that failed. */
export function failed(error: unknown, label: string): RunEnd {
  if (error instanceof ConnectorError) {
    const { kind, message, remedy, retryAfterMs } = error;
    const shown: SyncState['error'] = { kind, message, remedy };
    const row = { outcome: 'failed' as const, error: JSON.stringify(shown) };
    return { row, kind, retryAfterMs };
  }
  const shown: SyncState['error'] = {
    kind: 'unavailable',
    message: `The read of ${label} stopped with an error of Strata's own.`,
    remedy: `The backend's log has the details; everything stays as it was.`,
  };
  return {
    row: { outcome: 'failed', error: JSON.stringify(shown) },
    kind: 'unavailable',
  };
}
