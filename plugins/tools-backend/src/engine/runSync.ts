import {
  ConnectorError,
  createReadContext,
  readResource,
  type OpenContext,
  type ReadPage,
  type ReadResult,
} from '@strata/backstage-plugin-tools-node';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Learned } from '../links/linker';
import {
  clearCheckpoint,
  keepPage,
  makeRoom,
  writeCheckpoint,
  type Storing,
} from '../store/checkpoints';
import { inTransaction } from '../store/database';
import { newerThanPage } from '../store/overlaps';
import { recallFacts } from '../store/recall';
import type { SyncRow } from '../store/rows';
import { insertRun } from '../store/runs';
import { refreshStatistics } from '../store/statistics';
import {
  ensureHeld,
  finishSync,
  leasedTransaction,
  readSync,
  type Lease,
} from '../store/syncs';
import { applyRemovals } from './applyRemovals';
import { secondsToNext } from './pace';
import { planRun, type RunPlan } from './plan';
import { failed, RunReport, stopped, type RunEnd } from './runReport';
import { storeRows } from './storeRows';
import {
  keyOf,
  timeOf,
  type EngineDeps,
  type FinishedRun,
  type SyncTarget,
} from './types';

/** Lines of the change feed after which the catalog may begin to follow a run that goes on. */
const FEED_PART = 1000;

/** New items of a run after which the database does not know its tables any more. */
const MANY_NEW = 1000;

interface Run {
  target: SyncTarget;
  lease: Lease;
  deps: EngineDeps;
  report: RunReport;
  plan: RunPlan;
  open: OpenContext;
  signal: AbortSignal;
  /** What items are matched with, as of the start. */
  known: Promise<Learned | undefined>;
  /** Goes on beside the pages that follow. */
  analysing?: Promise<void>;
}

/**
 * Reads one resource of one instance under a lease that the caller holds. Never throws: how it
 * went is stored, and a run that failed leaves the items that it did not reach as they were.
 */
export async function runSync(
  target: SyncTarget,
  lease: Lease,
  deps: EngineDeps,
  signal: AbortSignal,
): Promise<void> {
  const started = timeOf(deps);
  const plan = await planRun(deps, target, lease, started);
  await makeRoom(deps.db, lease);
  const over = new AbortController();
  const open = createReadContext({
    instance: target.instance,
    gate: deps.gates.get(target.instance.id),
    retry: deps.retry,
    timeoutMs: deps.timeoutMs,
    signal: AbortSignal.any([signal, over.signal]),
    now: started,
    since: plan.since,
    validator: plan.validator,
    resumeAt: plan.resume?.pages.at(-1)!.next,
  });
  const report = new RunReport();
  const known = deps.linker.learnedLately();
  // It is awaited with the first page, if one comes.
  known.catch(() => {});
  const run: Run = { target, lease, deps, report, plan, open, signal, known };
  let end: RunEnd;
  try {
    const result = await readAll(run);
    await removeAndLink(run, result);
    end = report.finished(result, plan);
  } catch (error) {
    end = endOf(error, target, deps, signal);
  } finally {
    // Nobody waits any more for a page that is being fetched ahead.
    over.abort(new Error('The run is over'));
    await open.close();
  }
  await record(run, end, started);
}

/**
 * The next page is fetched while one is written, and that one is kept as it came: of what was read,
 * a process that dies loses only what it was about to get.
 */
async function readAll(run: Run): Promise<ReadResult> {
  const { deps, lease, open, plan, target } = run;
  const { pages: before = [], kept } = plan.resume ?? {};
  const pages = readResource(
    target.resource,
    open.context,
    before,
    recallFacts(deps.db, target),
  );
  let coming: ReturnType<typeof pages.next> = kept
    ? Promise.resolve({ done: false, value: kept })
    : pages.next();
  for (;;) {
    const page = await coming;
    if (page.done) {
      await run.analysing;
      return page.value;
    }
    await ensureHeld(deps.db, lease);
    const storing = [keep(run, page.value), storePage(run, page.value)];
    // A turn later, what is to be kept is on its way to the database, whatever happens to us.
    coming = nextTurn().then(() => pages.next());
    // An error of the fetch is thrown in its turn, when the page before it is safe.
    coming.catch(() => {});
    // Where one fails, the run ends once the other has ended too.
    await Promise.allSettled(storing);
    await Promise.all(storing);
  }
}

async function keep(run: Run, page: ReadPage) {
  const { deps, lease, plan, report } = run;
  // The last one, and each one of a list that cannot be resumed, leads nowhere.
  if (page === plan.resume?.kept || page.progress.next === undefined) return;
  report.checkpoints = true;
  await keepPage(deps.db, lease, storingOf(run), page);
}

async function storePage(run: Run, page: ReadPage): Promise<void> {
  const { deps, lease, plan, report, target } = run;
  const now = plan.startedAt;
  const known = await run.known;
  const addedBefore = report.added.all;
  report.addPage(page);
  await leasedTransaction(deps.db, lease, async trx => {
    if (page.progress.counts.page === 1) {
      await deps.linker.begin(trx, keyOf(target), known);
    }
    const ids = page.rows.map(row => row.externalId);
    const newer = await newerThanPage(trx, lease, plan.beganAt, ids);
    const rows = page.rows.filter(row => !newer.has(row.externalId));
    const { linker } = deps;
    const stored = await storeRows(trx, target, rows, { now, linker, known });
    report.addStored(stored);
    if (page.progress.next !== undefined) {
      await writeCheckpoint(trx, lease, storingOf(run), page.progress);
    }
  });
  if (addedBefore < MANY_NEW && report.added.all >= MANY_NEW) {
    run.analysing = refreshStatistics(deps.db);
    run.analysing.catch(() => {});
  }
  if (report.feedGrown >= report.feedTold + FEED_PART) {
    report.feedTold = report.feedGrown;
    await deps.linker.publish();
  }
}

function storingOf({ deps, plan }: Run): Storing {
  const { startedAt, beganAt, since } = plan;
  const storedAt = timeOf(deps).toISOString();
  return { startedAt, beganAt, storedAt, since: since?.toISOString() };
}

/** Only a whole list without an error proves that what is absent is gone. */
async function removeAndLink(run: Run, result: ReadResult): Promise<void> {
  const { deps, lease, plan, report, target } = run;
  let removed: string[] = [];
  if (plan.mode === 'full' && result.listComplete && !result.evidenceError) {
    await leasedTransaction(deps.db, lease, async trx => {
      const removals = await applyRemovals(trx, target, result, plan);
      removed = removals.removed;
      report.removed.plus(removals.tally);
      report.heldBack = removals.heldBack;
      report.missing = removals.missing;
      await deps.linker.forget(trx, removed);
    });
  }
  const notify =
    removed.length > 0 || report.factsChanged > 0 || report.feedGrown > 0;
  if (report.touchedItems) {
    await deps.linker.finish(keyOf(target), await run.known, { notify });
  } else if (notify) {
    await deps.linker.publish();
  }
}

/** Stores the end of the run, its line in the history, and when the next one is due. */
async function record(run: Run, end: RunEnd, started: Date): Promise<void> {
  const { deps, lease, open, plan, report, target } = run;
  const finished = timeOf(deps);
  const tookMs = finished.getTime() - started.getTime();
  const before = await readSync(deps.db, lease);
  const failures =
    end.row.outcome === 'failed' ? (before?.failures ?? 0) + 1 : 0;
  const last = {
    calls: open.calls(),
    finished_at: finished.toISOString(),
    duration_ms: tookMs,
  };
  const next = run.signal.aborted
    ? 0
    : secondsToNext({
        ...end,
        everyMinutes: target.instance.config.everyMinutes,
        tookSeconds: tookMs / 1000,
        failures,
      });
  const row = { ...report.counts(), ...end.row, ...last, failures };
  if (!(await finish(run, end, row, next))) return;
  const finishedRun: FinishedRun = {
    ...report.history(),
    ...last,
    instance: lease.instance,
    resource: lease.resource,
    mode: plan.mode,
    outcome: end.row.outcome!,
    error: end.row.error ?? null,
    started_at: started.toISOString(),
    resumed_at_page: plan.resume?.pages.length ?? null,
  };
  await insertRun(deps.db, finishedRun);
  deps.onRun?.(finishedRun);
}

/** False where another process has taken over: then nothing of the run is touched. */
function finish(
  { deps, lease, plan, report }: Run,
  { kind, row: { outcome } }: RunEnd,
  row: Partial<SyncRow>,
  nextInSeconds: number,
): Promise<boolean> {
  // What breaks the contract may come from where the tool was asked to go on.
  const isOver = outcome !== 'failed' || kind === 'contract';
  const left = report.checkpoints || plan.resume;
  return inTransaction(deps.db, async trx => {
    const mine = await finishSync(trx, lease, row, nextInSeconds);
    if (mine && isOver && left) await clearCheckpoint(trx, lease);
    return mine;
  });
}

/** The end of a run that an error has ended; what is wrong is logged. */
export function endOf(
  error: unknown,
  { instance, resource }: SyncTarget,
  deps: EngineDeps,
  signal: AbortSignal,
): RunEnd {
  const label = `${instance.id}/${resource.name}`;
  if (signal.aborted) return stopped(label);
  logFailure(deps, label, error);
  return failed(error, label);
}

function logFailure(deps: EngineDeps, label: string, error: unknown) {
  if (error instanceof ConnectorError) {
    const text = `${label}: ${error.message} ${error.remedy}`;
    if (error.retryable) deps.logger.info(text);
    else deps.logger.warn(text);
    return;
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  deps.logger.error(`${label}: the sync stopped`, cause);
}
