import {
  ciRuns,
  ciTests,
  codeInspection,
  releaseRuns,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type KnownFacts,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { healthOfRuns, type Run } from '../../shared/runs';
import {
  holds,
  isRelease,
  readBuilds,
  releasesFact,
  summarizeBuilds,
  toRun,
} from '../evidence/builds';
import { inspectionFact } from '../evidence/inspections';
import { testsFact } from '../evidence/tests';
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
  facts: [ciRuns, ciTests, codeInspection, releaseRuns],
  remembers: [ciRuns, releaseRuns],
  evidence,
});

/** Asks for the builds only where the newest is another, or one that was counted is too old now. */
async function evidence(
  job: JobRow,
  context: ReadContext<JenkinsSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  const { now, settings } = context;
  const { path, lastBuild } = builtOf(job, settings);
  const releases = isRelease(job, settings);
  const { data: newest } = buildSchema.safeParse(lastBuild);
  if (newest && holds(known, newest, releases, now)) {
    return {
      status: statusOf(job, [newest]),
      unchanged: [ciRuns, ciTests, codeInspection, releaseRuns],
    };
  }
  const { builds, completed } = lastBuild
    ? await readBuilds(path, context)
    : { builds: [], completed: undefined };
  const runs = summarizeBuilds(builds, now);
  const { lastFinishedAt } = runs;
  const same =
    lastFinishedAt !== undefined &&
    known.get(ciRuns)?.lastFinishedAt === lastFinishedAt;
  return {
    status: statusOf(job, builds),
    facts: [
      { type: ciRuns, value: runs },
      ...(releases ? releasesFact(builds, now) : []),
      ...testsFact(completed?.actions ?? []),
      ...(completed && !same
        ? await inspectionFact(path, completed, lastFinishedAt, context)
        : []),
    ],
    unchanged: same ? [codeInspection] : undefined,
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

/** Tests failed in an unstable build, but it was built. */
function healthOf(builds: Build[], runs: Run[]): ItemHealth {
  const finished = builds.find(build => !build.building);
  return finished?.result === 'UNSTABLE' ? 'warning' : healthOfRuns(runs);
}

function wordOf(build: Build | undefined): string {
  if (!build) return 'never built';
  return build.building ? 'building' : build.result ?? 'unknown';
}
