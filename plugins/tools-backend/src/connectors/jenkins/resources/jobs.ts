import {
  ciRuns,
  ciTests,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { healthOfRuns, summarizeRuns, type Run } from '../../shared/runs';
import { folderOf, jobPath } from '../paths';
import {
  isMultibranch,
  jobSchema,
  mainBranchOf,
  repositoriesOf,
  type JobRow,
} from '../rows';
import type { JenkinsSettings } from '../settings';
import { readJob, walkJobs } from '../walk';

const BUILDS =
  'builds[number,result,building,timestamp,duration]{0,50},' +
  'lastCompletedBuild[actions[failCount,skipCount,totalCount]]';

const buildSchema = z.object({
  number: z.number(),
  /** `null` while it runs. */
  result: z.string().nullish(),
  building: z.boolean().optional(),
  /** Start, in milliseconds since 1970. */
  timestamp: z.number(),
  /** Milliseconds. */
  duration: z.number(),
});
const buildsSchema = z.object({
  builds: z.array(buildSchema),
  lastCompletedBuild: z
    .object({ actions: z.array(z.unknown()).default([]) })
    .nullish(),
});
type Build = z.output<typeof buildSchema>;

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
  evidence,
});

async function evidence(
  job: JobRow,
  context: ReadContext<JenkinsSettings>,
): Promise<Evidence> {
  const { builds, lastCompletedBuild } = await readBuilds(job, context);
  const runs = builds.map(toRun);
  const disabled = job.buildable === false;
  return {
    status: {
      health: disabled ? 'unknown' : healthOf(builds, runs),
      word: disabled ? 'disabled' : wordOf(builds[0]),
      lastActivityAt: runs[0]?.startedAt.toISOString(),
    },
    facts: [
      { type: ciRuns, value: summarizeRuns(runs, context.now) },
      ...testFacts(lastCompletedBuild?.actions ?? []),
    ],
  };
}

/** The newest builds of the job, or of the main branch of a multibranch project; newest first. */
async function readBuilds(
  job: JobRow,
  { api, settings }: ReadContext<JenkinsSettings>,
): Promise<z.output<typeof buildsSchema>> {
  const branch = isMultibranch(job)
    ? mainBranchOf(job, settings.mainBranches)
    : undefined;
  const built = isMultibranch(job) ? branch?.lastBuild : job.lastBuild;
  if (!built) return { builds: [] };
  const path = jobPath(
    branch ? `${job.fullName}/${branch.name}` : job.fullName,
  );
  return api.get(`${path}/api/json`, buildsSchema, {
    query: { tree: BUILDS },
  });
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
