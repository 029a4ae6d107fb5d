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
} from '../store/checkpoints';
import { newerThanPage } from '../store/overlaps';
import { recallFacts } from '../store/recall';
import { insertRun } from '../store/runs';
import { refreshStatistics } from '../store/statistics';
import {
  assertHeld,
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
  const plan = await planRun(deps, target, started);
  await makeRoom(deps.db, lease);
  const open = createReadContext({
    instance: target.instance,
    gate: deps.gates.get(target.instance.id),
    retry: deps.retry,
    timeoutMs: deps.timeoutMs,
    signal,
    now: started,
    since: plan.since,
    validator: plan.validator,
    resumeAt: plan.resume?.pages.at(-1)!.next,
  });
  const report = new RunReport();
  const known = deps.linker.learn();
  // It is awaited with the first page, if one comes.
  known.catch(() => {});
  const run = { target, lease, deps, report, plan, open, signal, known };
  let end: RunEnd;
  try {
    const result = await readAll(run);
    await removeAndLink(run, result);
    end = report.finished(result, plan);
    if (report.checkpoints || plan.resume) {
      await clearCheckpoint(deps.db, lease);
    }
  } catch (error) {
    const label = `${target.instance.id}/${target.resource.name}`;
    end = signal.aborted ? stopped(label) : failed(error, label);
    if (!signal.aborted) logFailure(deps, label, error);
    // What the tool answered may come from where it was asked to go on.
    if (end.kind === 'contract') await clearCheckpoint(deps.db, lease);
  } finally {
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
    if (page.done) return page.value;
    assertHeld(lease);
    const storing = Promise.all([
      keep(run, page.value),
      storePage(run, page.value),
    ]);
    // A turn later, what is to be kept is on its way to the database, whatever happens to us.
    coming = nextTurn().then(() => pages.next());
    // An error of the fetch is thrown in its turn, when the page before it is safe.
    coming.catch(() => {});
    await storing;
  }
}

async function keep({ deps, lease, plan, report }: Run, page: ReadPage) {
  // The last one, and each one of a list that cannot be resumed, leads nowhere.
  if (page === plan.resume?.kept || page.progress.next === undefined) return;
  report.checkpoints = true;
  await keepPage(deps.db, lease, startOf(plan), page);
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
    const newer = await newerThanPage(trx, lease, ids);
    const rows = page.rows.filter(row => !newer.has(row.externalId));
    const { linker } = deps;
    const stored = await storeRows(trx, target, rows, { now, linker, known });
    report.addStored(stored);
    if (page.progress.next !== undefined) {
      await writeCheckpoint(trx, lease, startOf(plan), page.progress);
    }
  });
  if (addedBefore < MANY_NEW && report.added.all >= MANY_NEW) {
    await refreshStatistics(deps.db);
  }
  if (report.feedGrown >= report.feedTold + FEED_PART) {
    report.feedTold = report.feedGrown;
    await deps.linker.publish();
  }
}

function startOf({ startedAt, since }: RunPlan) {
  return { startedAt, since: since?.toISOString() };
}

/** Only a whole list without an error proves that what is absent is gone. */
async function removeAndLink(run: Run, result: ReadResult): Promise<void> {
  const { deps, lease, plan, report, target } = run;
  let removed: string[] = [];
  if (plan.mode === 'full' && result.listComplete && !result.evidenceError) {
    await leasedTransaction(deps.db, lease, async trx => {
      const removals = await applyRemovals(trx, target, result, plan.startedAt);
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
  const mine = await finishSync(
    deps.db,
    lease,
    { ...report.counts(), ...end.row, ...last, failures },
    next,
  );
  if (!mine) return;
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
