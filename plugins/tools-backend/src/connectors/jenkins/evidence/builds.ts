import { ciRuns, releaseRuns } from '@strata/backstage-plugin-tools-common';
import type {
  KnownFacts,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../../shared/runs';
import { buildSchema, type Build, type JobRow } from '../rows';
import type { JenkinsSettings } from '../settings';

const ACTION = '_class,failCount,skipCount,totalCount,new,skipped';
const TREE =
  'builds[number,result,building,timestamp,duration]{0,50},' +
  `lastCompletedBuild[number,actions[${ACTION}]]`;

const completedSchema = z.object({
  number: z.number(),
  actions: z.array(z.unknown()).default([]),
});
/** The newest build that has ended. */
export type Completed = z.output<typeof completedSchema>;

const buildsSchema = z.object({
  builds: z.array(buildSchema),
  lastCompletedBuild: completedSchema.nullish(),
});

/** The newest builds; newest first. */
export async function readBuilds(
  path: string,
  { api }: ReadContext,
): Promise<{ builds: Build[]; completed?: Completed }> {
  const query = { tree: TREE };
  const { builds, lastCompletedBuild } = await api.get(
    `${path}/api/json`,
    buildsSchema,
    { query },
  );
  return { builds, completed: lastCompletedBuild ?? undefined };
}

export type Runs = z.output<typeof ciRuns.schema>;

/** Whether what is stored is still so, when this build is the newest one. */
export function holds(
  known: KnownFacts,
  newest: Build,
  releases: boolean,
  now: Date,
): boolean {
  const stored = known.get(ciRuns);
  const { finishedAt } = toRun(newest);
  if (!finishedAt || stored?.lastFinishedAt !== finishedAt.toISOString()) {
    return false;
  }
  // The setting may be another by now.
  if (releases !== Boolean(known.get(releaseRuns))) return false;
  const { runs, oldestFinishedAt = '' } = stored;
  return runs === 0 || oldestFinishedAt >= runWindowStart(now).toISOString();
}

/** While one of them runs, what they come to is not settled. */
export function summarizeBuilds(builds: Build[], now: Date): Runs {
  const runs = builds.map(toRun);
  const since = runWindowStart(now);
  const settled = runs.every(({ finishedAt }) => finishedAt);
  const oldest = runs.findLast(
    ({ finishedAt }) => settled && finishedAt! >= since,
  )?.finishedAt;
  return {
    ...summarizeRuns(runs, now),
    ...(oldest && { oldestFinishedAt: oldest.toISOString() }),
  };
}

/** By the name of the job: Jenkins knows no other sign of it. */
export function isRelease(
  { fullName }: JobRow,
  { releases }: JenkinsSettings,
): boolean {
  return matchesAny(releases, fullName);
}

/** Nothing for a job that never released. */
export function releasesFact(builds: Build[], now: Date) {
  if (!builds.length) return [];
  return [{ type: releaseRuns, value: summarizeRuns(builds.map(toRun), now) }];
}

export function toRun({ building, result, timestamp, duration }: Build): Run {
  const startedAt = new Date(timestamp);
  if (building) return { result: 'running', startedAt };
  const failed = result === 'FAILURE' || result === 'UNSTABLE';
  const ended = failed ? 'failure' : 'other';
  return {
    result: result === 'SUCCESS' ? 'success' : ended,
    startedAt,
    finishedAt: new Date(timestamp + duration),
  };
}
