import {
  createReadContext,
  readResource,
  type ReadPage,
  type ReadResult,
} from '@strata/backstage-plugin-tools-node';
import { readDbTime } from '../store/clock';
import { newerThanRun } from '../store/overlaps';
import type { RunSample } from '../store/rows';
import { recallFacts } from '../store/recall';
import { insertRun } from '../store/runs';
import { releaseSync, type Lease } from '../store/syncs';
import { diffItems } from '../store/upsertItems';
import { Tally } from '../store/tally';
import { judgeRemovals } from './applyRemovals';
import { RunReport, type RunEnd } from './runReport';
import { endOf } from './runSync';
import { keyOf, timeOf, type EngineDeps, type SyncTarget } from './types';

/** Examples that a dry run keeps of each kind of change. */
const MAX_EXAMPLES = 10;

/** Collects what would change. */
class Look {
  readonly samples: RunSample[] = [];

  constructor(
    private readonly target: SyncTarget,
    private readonly deps: EngineDeps,
    private readonly report: RunReport,
    private readonly now: string,
    /** The same by the clock of the database. */
    private readonly beganAt: string,
  ) {}

  async page(page: ReadPage): Promise<void> {
    this.report.addPage(page);
    const newer = await this.newer();
    const rows = page.rows.filter(row => !newer.has(row.externalId));
    const diff = await diffItems(this.deps.db, this.target, rows, this.now);
    for (const next of diff.inserts) {
      this.report.added.add(next);
      this.example('add', next);
    }
    for (const { before, next } of diff.updates) {
      this.report.changed.add(before, next);
      this.example('change', before);
    }
  }

  async removals(result: ReadResult): Promise<void> {
    if (!result.listComplete || result.evidenceError) return;
    const { deps, report, target } = this;
    const newer = await this.newer();
    const judged = await judgeRemovals(deps.db, target, result, newer);
    const { held, removed, missing } = judged;
    report.heldBack = Tally.of(held);
    report.removed.plus(Tally.of(removed));
    report.missing = Tally.of(missing);
    held.forEach(item => this.example('hold', item));
    removed.forEach(item => this.example('remove', item));
    missing.forEach(item => this.example('miss', item));
  }

  /** Items of which the run says nothing, as a webhook has had them read since. */
  private newer(): Promise<ReadonlySet<string>> {
    return newerThanRun(this.deps.db, keyOf(this.target), this.beganAt);
  }

  private example(
    change: RunSample['change'],
    { title, restricted }: { title: string; restricted: boolean | 0 | 1 },
  ) {
    const same = this.samples.filter(sample => sample.change === change);
    if (same.length >= MAX_EXAMPLES) return;
    this.samples.push({ change, title, restricted: Boolean(restricted) });
  }
}

/**
 * Reads all of a resource and stores what a run would change, and nothing else. Facts are not
 * compared: they would be written without anybody being asked.
 */
export async function dryRun(
  target: SyncTarget,
  lease: Lease,
  deps: EngineDeps,
  signal: AbortSignal,
): Promise<void> {
  const started = timeOf(deps);
  const beganAt = await readDbTime(deps.db);
  const open = createReadContext({
    instance: target.instance,
    gate: deps.gates.get(target.instance.id),
    retry: deps.retry,
    timeoutMs: deps.timeoutMs,
    signal,
    now: started,
  });
  const report = new RunReport();
  const look = new Look(target, deps, report, started.toISOString(), beganAt);
  let end: RunEnd;
  try {
    const pages = readResource(
      target.resource,
      open.context,
      [],
      recallFacts(deps.db, target),
    );
    let next = await pages.next();
    for (; !next.done; next = await pages.next()) await look.page(next.value);
    await look.removals(next.value);
    end = report.finished(next.value, {
      mode: 'dry',
      startedAt: started.toISOString(),
    });
  } catch (error) {
    end = endOf(error, target, deps, signal);
  } finally {
    await open.close();
    await releaseSync(deps.db, lease);
  }
  const finished = timeOf(deps);
  await insertRun(deps.db, {
    ...report.history(),
    samples: JSON.stringify(look.samples),
    calls: open.calls(),
    instance: lease.instance,
    resource: lease.resource,
    mode: 'dry',
    outcome: end.row.outcome!,
    error: end.row.error ?? null,
    started_at: started.toISOString(),
    finished_at: finished.toISOString(),
    duration_ms: finished.getTime() - started.getTime(),
    resumed_at_page: null,
  });
}
