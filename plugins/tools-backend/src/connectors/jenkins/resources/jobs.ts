import {
  ciRuns,
  ciTests,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type KnownFacts,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  healthOfRuns,
  runWindowStart,
  summarizeRuns,
  type Run,
} from '../../shared/runs';
import { folderOf, jobPath } from '../paths';
import {
  buildSchema,
  isMultibranch,
  jobSchema,
  mainBranchOf,
  repositoriesOf,
  type Build,
  type JobRow,
} from '../rows';
import type { JenkinsSettings } from '../settings';
import { readJob, walkJobs } from '../walk';

const BUILDS =
  'builds[number,result,building,timestamp,duration]{0,50},' +
  'lastCompletedBuild[actions[failCount,skipCount,totalCount]]';

const buildsSchema = z.object({
  builds: z.array(buildSchema),
  lastCompletedBuild: z
    .object({ actions: z.array(z.unknown()).default([]) })
    .nullish(),
});

/** What the plugin JUnit, and others that publish results of tests, add to a build. */
const testsSchema = z.object({
  totalCount: z.number(),
  failCount: z.number(),
  skipCount: z.number(),
});

export const jobs = defineResource<JobRow, JenkinsSettings>({
  name: 'jobs',
  title: 'Jobs',
  itemType: 'ci-job',
  process: 'ci',
  schema: jobSchema,
  list: walkJobs,
  id: job => job.fullName,
  read: readJob,
  toItem(job, { api }) {
    const { fullName } = job;
    return {
      title: fullName,
      description: job.description || undefined,
      url: `${api.baseUrl}${jobPath(fullName)}/`,
      owner: { path: folderOf(fullName) },
      hints: {
        annotations: { 'jenkins.io/job-full-name': [fullName] },
        repositories: repositoriesOf(job),
        name: fullName.slice(fullName.lastIndexOf('/') + 1),
      },
      attributes: {
        kind: isMultibranch(job) ? 'multibranch' : 'job',
        disabled: job.buildable === false,
      },
    };
  },
  facts: [ciRuns, ciTests],
  remembers: [ciRuns],
  evidence,
});

/** Asks for the builds only where the newest is another, or one that was counted is too old now. */
async function evidence(
  job: JobRow,
  context: ReadContext<JenkinsSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  const { path, lastBuild } = builtOf(job, context.settings);
  const { data: newest } = buildSchema.safeParse(lastBuild);
  if (newest && holds(known.get(ciRuns), newest, context.now)) {
    return {
      status: statusOf(job, [newest]),
      unchanged: [ciRuns, ciTests],
    };
  }
  const { builds, lastCompletedBuild } = lastBuild
    ? await readBuilds(path, context)
    : { builds: [], lastCompletedBuild: undefined };
  return {
    status: statusOf(job, builds),
    facts: [
      { type: ciRuns, value: summarizeBuilds(builds, context.now) },
      ...testFacts(lastCompletedBuild?.actions ?? []),
    ],
  };
}

type Runs = z.output<typeof ciRuns.schema>;

function holds(stored: Runs | undefined, newest: Build, now: Date): boolean {
  const { finishedAt } = toRun(newest);
  if (!finishedAt || stored?.lastFinishedAt !== finishedAt.toISOString()) {
    return false;
  }
  const { runs, oldestFinishedAt = '' } = stored;
  return runs === 0 || oldestFinishedAt >= runWindowStart(now).toISOString();
}

/** While one of them runs, what they come to is not settled. */
function summarizeBuilds(builds: Build[], now: Date): Runs {
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

function statusOf(job: JobRow, builds: Build[]): Evidence['status'] {
  const runs = builds.map(toRun);
  const disabled = job.buildable === false;
  return {
    health: disabled ? 'unknown' : healthOf(builds, runs),
    word: disabled ? 'disabled' : wordOf(builds[0]),
    lastActivityAt: runs[0]?.startedAt.toISOString(),
  };
}

/** What is built: the job itself, or the main branch of a multibranch project. */
function builtOf(
  job: JobRow,
  { mainBranches }: JenkinsSettings,
): { path: string; lastBuild: JobRow['lastBuild'] } {
  const path = jobPath(job.fullName);
  if (!isMultibranch(job)) return { path, lastBuild: job.lastBuild };
  const branch = mainBranchOf(job, mainBranches);
  return {
    path: branch ? jobPath(`${job.fullName}/${branch.name}`) : path,
    lastBuild: branch?.lastBuild,
  };
}

/** The newest builds; newest first. */
function readBuilds(
  path: string,
  { api }: ReadContext,
): Promise<z.output<typeof buildsSchema>> {
  return api.get(`${path}/api/json`, buildsSchema, { query: { tree: BUILDS } });
}

/** One build may publish several results, for example of units and of the whole. */
function testFacts(actions: unknown[]): NonNullable<Evidence['facts']> {
  const results = actions.flatMap(
    action => testsSchema.safeParse(action).data ?? [],
  );
  if (!results.length) return [];
  const sum = (count: keyof z.output<typeof testsSchema>) =>
    results.reduce((all, result) => all + result[count], 0);
  const value = {
    total: sum('totalCount'),
    failed: sum('failCount'),
    skipped: sum('skipCount'),
  };
  return [{ type: ciTests, value }];
}

function toRun({ building, result, timestamp, duration }: Build): Run {
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

/** Tests failed in an unstable build, but it was built. */
function healthOf(builds: Build[], runs: Run[]): ItemHealth {
  const finished = builds.find(build => !build.building);
  return finished?.result === 'UNSTABLE' ? 'warning' : healthOfRuns(runs);
}

function wordOf(build: Build | undefined): string {
  if (!build) return 'never built';
  return build.building ? 'building' : build.result ?? 'unknown';
}
