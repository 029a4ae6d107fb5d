import { ciRuns, type ItemHealth } from '@strata/backstage-plugin-tools-common';
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

const BUILDS = 'builds[number,result,building,timestamp,duration]{0,50}';

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
const buildsSchema = z.object({ builds: z.array(buildSchema) });
type Build = z.output<typeof buildSchema>;

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
  facts: [ciRuns],
  evidence,
});

async function evidence(
  job: JobRow,
  context: ReadContext<JenkinsSettings>,
): Promise<Evidence> {
  const builds = await readBuilds(job, context);
  const runs = builds.map(toRun);
  const disabled = job.buildable === false;
  return {
    status: {
      health: disabled ? 'unknown' : healthOf(builds, runs),
      word: disabled ? 'disabled' : wordOf(builds[0]),
      lastActivityAt: runs[0]?.startedAt.toISOString(),
    },
    facts: [{ type: ciRuns, value: summarizeRuns(runs, context.now) }],
  };
}

/** The newest builds of the job, or of the main branch of a multibranch project; newest first. */
async function readBuilds(
  job: JobRow,
  { api, settings }: ReadContext<JenkinsSettings>,
): Promise<Build[]> {
  const branch = isMultibranch(job)
    ? mainBranchOf(job, settings.mainBranches)
    : undefined;
  const built = isMultibranch(job) ? branch?.lastBuild : job.lastBuild;
  if (!built) return [];
  const path = jobPath(
    branch ? `${job.fullName}/${branch.name}` : job.fullName,
  );
  const { builds } = await api.get(`${path}/api/json`, buildsSchema, {
    query: { tree: BUILDS },
  });
  return builds;
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
