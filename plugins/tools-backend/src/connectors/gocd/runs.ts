import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import { matchesAny } from '../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../shared/runs';
import type { PipelineRow, PipelineRun } from './rows';
import type { GocdSettings } from './settings';

/** GoCD writes `changes` where no person let a stage start. */
const BY_ITSELF = ['', 'changes', 'timer'];

/** A run of which a stage failed has failed, also while others wait for a person. */
export function toRun(run: PipelineRun): Run {
  const startedAt = new Date(run.scheduled_date);
  const stages = run.stages.filter(stage => stage.scheduled);
  const results = stages.map(stage => stage.result ?? 'Unknown');
  if (results.includes('Unknown')) return { result: 'running', startedAt };
  const finishedAt = endOf(run);
  if (results.includes('Failed')) {
    return { result: 'failure', startedAt, finishedAt };
  }
  const passed = results.length > 0 && results.every(each => each === 'Passed');
  return { result: passed ? 'success' : 'other', startedAt, finishedAt };
}

/** The history has no end times; the start of the last job comes nearest. */
function endOf({ scheduled_date, stages }: PipelineRun): Date {
  const starts = stages.flatMap(stage =>
    stage.jobs.flatMap(job => job.scheduled_date ?? []),
  );
  return new Date(Math.max(scheduled_date, ...starts));
}

/**
 * Runs that reached production: all of a pipeline in such an environment, else those that went
 * past a stage that waits for a person. Nothing for a pipeline without either.
 */
export function releasesFact(
  { runs = [], environments }: PipelineRow,
  { productionEnvironments }: GocdSettings,
  now: Date,
) {
  const inProduction = environments.some(name =>
    matchesAny(productionEnvironments, name),
  );
  const releases = inProduction
    ? runs
    : runs.filter(run => run.stages.some(isManual));
  const summary = summarizeRuns(releases.map(toRun), now);
  if (!releases.length) return [];
  const since = runWindowStart(now);
  const approved = releases.filter(run => {
    const { finishedAt } = toRun(run);
    return finishedAt && finishedAt >= since && isApproved(run);
  }).length;
  return [{ type: releaseRuns, value: { ...summary, approved } }];
}

function isManual(stage: PipelineRun['stages'][number]): boolean {
  return stage.scheduled && stage.approval_type === 'manual';
}

function isApproved({ build_cause, stages }: PipelineRun): boolean {
  const byPerson = stages
    .filter(isManual)
    .some(({ approved_by }) => !BY_ITSELF.includes(approved_by ?? ''));
  return byPerson || (build_cause?.trigger_forced ?? false);
}

export function wordOf(
  history: PipelineRun[] | undefined,
  newest: Run | undefined,
): string {
  if (!history) return 'unknown';
  if (!newest) return 'never run';
  const words = { success: 'passed', failure: 'failed', other: 'cancelled' };
  return newest.result === 'running' ? 'building' : words[newest.result];
}
