import type { SyncState } from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  type ReadResult,
  type RowProblem,
} from '@strata/backstage-plugin-tools-node';
import type { SyncRow } from '../store/rows';
import { Tally } from '../store/tally';

const MAX_SAMPLES = 5;

/** Collects, while a run goes on, what the Syncs page will say about it. */
export class RunReport {
  readonly seen = new Set<string>();
  readonly added = new Tally();
  readonly changed = new Tally();
  readonly removed = new Tally();
  factsChanged = 0;
  heldBack = 0;
  private invalid = 0;
  private readonly samples: RowProblem[] = [];

  addProblems(problems: RowProblem[]) {
    this.invalid += problems.length;
    for (const { externalId, problem } of problems) {
      if (this.samples.length >= MAX_SAMPLES) break;
      this.samples.push({
        externalId: externalId?.slice(0, 100),
        problem: problem.slice(0, 300),
      });
    }
  }

  /** The row of a run whose list was read to its end. */
  finished(result: ReadResult, startedAt: string): Partial<SyncRow> {
    const error =
      result.evidenceError ??
      (result.incompleteBecause && incomplete(result.incompleteBecause));
    if (error) return { outcome: 'partial', error: JSON.stringify(error) };
    return {
      outcome: this.heldBack ? 'held' : 'complete',
      error: null,
      last_complete_at: startedAt,
    };
  }

  counts(): Partial<SyncRow> {
    return {
      added: this.added.all,
      changed: this.changed.all,
      removed: this.removed.all,
      added_restricted: this.added.restricted,
      changed_restricted: this.changed.restricted,
      removed_restricted: this.removed.restricted,
      invalid: this.invalid,
      invalid_samples: JSON.stringify(this.samples),
    };
  }
}

function incomplete(reason: string): SyncState['error'] {
  return {
    kind: 'contract',
    message: `The list was not read whole: ${reason}`,
    remedy:
      'Nothing was removed and the next run tries again; if it stays so, look at the rows that could not be used.',
  };
}

/** The row of a run that was stopped from outside. */
export function stopped(label: string): Partial<SyncRow> {
  const shown: SyncState['error'] = {
    kind: 'unavailable',
    message: `The read of ${label} was stopped before its end.`,
    remedy: 'Nothing to do: the next run starts afresh.',
  };
  return { outcome: 'failed', error: JSON.stringify(shown) };
}

/** The row of a run that ended with an error. */
export function failed(error: unknown, label: string): Partial<SyncRow> {
  const shown: SyncState['error'] =
    error instanceof ConnectorError
      ? { kind: error.kind, message: error.message, remedy: error.remedy }
      : {
          kind: 'unavailable',
          message: `The read of ${label} stopped with an error of Strata's own.`,
          remedy: `The backend's log has the details; everything stays as it was.`,
        };
  return { outcome: 'failed', error: JSON.stringify(shown) };
}
