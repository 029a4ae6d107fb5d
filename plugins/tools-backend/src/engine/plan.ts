import type { RunMode } from '@strata/backstage-plugin-tools-common';
import {
  clearCheckpoint,
  readCheckpoint,
  type Checkpoint,
} from '../store/checkpoints';
import type { SyncRow } from '../store/rows';
import { leasedTransaction, readSync, type Lease } from '../store/syncs';
import { type EngineDeps, type SyncTarget } from './types';

/** Longer than a tool or its quota makes us wait; older pages are read again. */
const RESUME_HOURS = 6;

/** Facts over the last days move although the list is as it was. */
const VALIDATOR_HOURS = 24;

/** A tool's clock and ours may differ by so much. */
const OVERLAP_MINUTES = 5;

/** How a run reads: from where, and how much. */
export interface RunPlan {
  mode: RunMode;
  /** ISO time to which the result is true: when the run, or the one it goes on with, started. */
  startedAt: string;
  /** The same by the clock of the database. */
  beganAt: string;
  since?: Date;
  validator?: string;
  resume?: Checkpoint;
}

/**
 * Goes on with an interrupted run; else asks for what changed, where the tool can tell and the
 * last full read is recent enough; else reads all.
 */
export async function planRun(
  { db }: Pick<EngineDeps, 'db'>,
  { instance, resource }: SyncTarget,
  lease: Lease,
  started: Date,
): Promise<RunPlan> {
  const startedAt = started.toISOString();
  const checkpoint = await readCheckpoint(db, lease);
  const sync = await readSync(db, lease);
  const beganAt = sync?.started_at ?? startedAt;
  const enough = !checkpoint?.since || sync?.read_at;
  if (checkpoint && enough && isFresh(checkpoint, started)) {
    const { since } = checkpoint;
    return {
      mode: since ? 'changes' : 'full',
      startedAt: checkpoint.startedAt,
      beganAt: checkpoint.beganAt,
      since: since ? new Date(since) : undefined,
      resume: checkpoint,
    };
  }
  if (checkpoint) {
    await leasedTransaction(db, lease, trx => clearCheckpoint(trx, lease));
  }
  const { fullEveryMinutes, everyMinutes } = instance.config;
  const last = sync?.last_complete_at ? Date.parse(sync.last_complete_at) : 0;
  // A time to come is one of a clock that was wrong.
  const full = last > started.getTime() ? 0 : last;
  // Half a pace of tolerance: otherwise a run that starts a second early is put off by a whole one.
  const age = started.getTime() - full + (everyMinutes / 2) * 60_000;
  if (
    resource.incremental &&
    sync?.read_at &&
    age < fullEveryMinutes * 60_000
  ) {
    const since = Date.parse(sync.read_at) - OVERLAP_MINUTES * 60_000;
    return { mode: 'changes', startedAt, beganAt, since: new Date(since) };
  }
  const validator = usableValidator(sync, started);
  return { mode: 'full', startedAt, beganAt, validator };
}

function usableValidator(
  sync: SyncRow | undefined,
  now: Date,
): string | undefined {
  if (!sync?.validator || !sync.validator_at) return undefined;
  // What is missing goes, or is held back anew, only by another read of the whole list.
  if (sync.missing) return undefined;
  const age = now.getTime() - Date.parse(sync.validator_at);
  return age < VALIDATOR_HOURS * 3_600_000 ? sync.validator : undefined;
}

function isFresh({ pages, storedAt }: Checkpoint, now: Date): boolean {
  const age = now.getTime() - Date.parse(storedAt);
  return pages.at(-1)?.next !== undefined && age < RESUME_HOURS * 3_600_000;
}
