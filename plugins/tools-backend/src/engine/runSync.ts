import {
  ConnectorError,
  createReadContext,
  readResource,
  type ReadContext,
  type ReadPage,
  type ReadResult,
} from '@strata/backstage-plugin-tools-node';
import { writeEvidence } from '../store/evidence';
import { finishSync, holdLease, type Lease } from '../store/syncs';
import { upsertItems } from '../store/upsertItems';
import { applyRemovals } from './applyRemovals';
import { failed, RunReport, stopped } from './runReport';
import type { EngineDeps, SyncTarget } from './types';

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
  const clock = deps.now ?? (() => new Date());
  const started = clock();
  const label = `${target.instance.id}/${target.resource.name}`;
  const open = createReadContext({
    instance: target.instance,
    gate: deps.gates.get(target.instance.id),
    retry: deps.retry,
    signal,
    now: started,
  });
  const report = new RunReport();
  const { context } = open;
  const run = { target, lease, deps, report, context, signal, started };
  let outcome;
  try {
    const result = await readAll(run);
    await removeAndLink(run, result);
    outcome = report.finished(result, started.toISOString());
  } catch (error) {
    outcome = signal.aborted ? stopped(label) : failed(error, label);
    if (!signal.aborted) logFailure(deps, label, error);
  } finally {
    await open.close();
  }
  const finished = clock();
  await finishSync(deps.db, lease, {
    ...report.counts(),
    ...outcome,
    calls: open.calls(),
    finished_at: finished.toISOString(),
    duration_ms: finished.getTime() - started.getTime(),
  });
}

interface Run {
  target: SyncTarget;
  lease: Lease;
  deps: EngineDeps;
  report: RunReport;
  context: ReadContext<any>;
  signal: AbortSignal;
  started: Date;
}

async function readAll(run: Run): Promise<ReadResult> {
  const pages = readResource(run.target.resource, run.context);
  let next = await pages.next();
  while (!next.done) {
    await storePage(run, next.value);
    next = await pages.next();
  }
  return next.value;
}

async function storePage(run: Run, page: ReadPage): Promise<void> {
  const { deps, lease, report, target } = run;
  const now = run.started.toISOString();
  report.addProblems(page.problems);
  for (const id of page.unusable) report.seen.add(id);
  for (const row of page.rows) report.seen.add(row.externalId);
  await deps.db.transaction(async trx => {
    await holdLease(trx, lease);
    const result = await upsertItems(trx, target, page.rows, now);
    const evidence = page.rows.flatMap(row =>
      row.evidence
        ? [{ uid: result.uids.get(row.externalId)!, evidence: row.evidence }]
        : [],
    );
    report.factsChanged += await writeEvidence(trx, evidence, now);
    report.added.plus(result.added);
    report.changed.plus(result.changed);
  });
}

/** Only a whole list without an error proves that what is absent is gone. */
async function removeAndLink(run: Run, result: ReadResult): Promise<void> {
  const { deps, lease, report, target } = run;
  const key = { instance: target.instance.id, resource: target.resource.name };
  let removed: string[] = [];
  if (result.listComplete && !result.evidenceError) {
    await deps.db.transaction(async trx => {
      await holdLease(trx, lease);
      const now = run.started.toISOString();
      const removals = await applyRemovals(trx, target, report.seen, now);
      removed = removals.removed;
      report.removed.plus(removals.tally);
      report.heldBack = removals.heldBack;
      await deps.linker.forget(trx, removed);
    });
  }
  const notify = removed.length > 0 || report.factsChanged > 0;
  await deps.linker.relink(key, { notify });
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
