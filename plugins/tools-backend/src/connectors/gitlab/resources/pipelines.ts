import {
  ciJobs,
  ciRuns,
  ciSchedules,
  ciTests,
  releaseRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type KnownFacts,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  healthOfRuns,
  runWindowStart,
  summarizeRuns,
  type Run,
} from '../../shared/runs';
import { readDeployments } from '../evidence/deployments';
import { readJobs } from '../evidence/jobs';
import { readSchedules } from '../evidence/schedules';
import { NOT_SHOWN } from '../lists';
import {
  hintsOf,
  isKept,
  isRestricted,
  listProjects,
  ownerHintOf,
  projectSchema,
  readProject,
  webUrlOf,
} from '../project';
import type { GitlabSettings } from '../settings';

const RUNNING = new Set([
  'created',
  'waiting_for_resource',
  'waiting_for_callback',
  'preparing',
  'pending',
  'running',
  'scheduled',
  'canceling',
]);

/**
 * A pipeline is `manual` when all jobs before one that a person starts have succeeded
 * (https://docs.gitlab.com/ci/jobs/job_control/#types-of-manual-jobs).
 */
const SUCCEEDED = new Set(['success', 'manual']);

const PAGE = 100;
/** Of one project; 300 pipelines are ten a day of the window. */
const PAGES = 3;

const pipelineSchema = z.object({
  id: z.number(),
  status: z.string(),
  created_at: z.string(),
  /** The end of a finished pipeline; the list has no better time. */
  updated_at: z.string().nullish(),
});
type Pipeline = z.output<typeof pipelineSchema>;

const rowSchema = projectSchema.extend({
  /** Absent where the token may not see them. */
  pipelines: z.array(pipelineSchema).optional(),
});
type Row = z.output<typeof rowSchema>;

/** GitLab CI of a project, seen through the pipelines of its default branch. */
export const pipelines = defineResource<Row, GitlabSettings>({
  name: 'pipelines',
  title: 'Pipelines',
  itemType: 'ci-pipeline',
  process: 'ci',
  schema: rowSchema,
  list: listPipelines,
  /** Pipelines that start by the clock are no activity: a full read shows them. */
  incremental: true,
  id: row => String(row.id),
  read: readPipelines,
  toItem: (row, context) => ({
    title: row.path_with_namespace,
    url: `${webUrlOf(row, context.api.baseUrl)}/-/pipelines`,
    restricted: isRestricted(row, context.settings),
    owner: ownerHintOf(row),
    hints: hintsOf(row, context),
  }),
  facts: [ciRuns, ciJobs, ciTests, ciSchedules, releaseRuns],
  remembers: [ciRuns, ciJobs],
  evidence,
});

/** Projects that have, or may have, pipelines. */
async function* listPipelines(
  context: ReadContext<GitlabSettings>,
): AsyncIterable<ListPage> {
  for await (const page of listProjects(context)) {
    const rows = await Promise.all(
      page.rows.map(row => withPipelines(row, context)),
    );
    yield { rows: rows.flat(), last: page.last, next: page.next };
  }
}

async function readPipelines(
  id: string,
  context: ReadContext<GitlabSettings>,
): Promise<unknown> {
  const project = await readProject(id, context);
  return project && (await withPipelines(project, context))[0];
}

/** Nothing for a project without CI; a bad row stays as it is, to be counted as bad. */
async function withPipelines(
  row: unknown,
  context: ReadContext,
): Promise<unknown[]> {
  const project = projectSchema.safeParse(row);
  if (!project.success) return [row];
  const { id, archived, default_branch, builds_access_level } = project.data;
  const off =
    archived || builds_access_level === 'disabled' || !isKept(project.data);
  if (off || !default_branch) return [];
  const found = await findPipelines(id, default_branch, context);
  return found?.length === 0 ? [] : [{ ...(row as object), pipelines: found }];
}

/** Newest first, a second page only where the window holds more. Those before it show that there is CI. */
async function findPipelines(
  project: number,
  ref: string,
  { api, now }: ReadContext,
): Promise<unknown[] | undefined> {
  const path = `/projects/${project}/pipelines`;
  const query = { ref, order_by: 'id', sort: 'desc', per_page: PAGE };
  const all = new Map<unknown, unknown>();
  for (let page = 1; page <= PAGES; page++) {
    const found = await api.find(path, z.array(z.unknown()), {
      query: page === 1 ? query : { ...query, page },
      allow: NOT_SHOWN,
    });
    if (!found) return undefined;
    // One that starts meanwhile moves others to the next page.
    for (const row of found) all.set(pipelineIdOf(row) ?? row, row);
    if (found.length < PAGE || isOlder(found.at(-1), now)) break;
  }
  return [...all.values()];
}

function pipelineIdOf(row: unknown): number | undefined {
  return pipelineSchema.safeParse(row).data?.id;
}

/** Whether it began before the window; a bad row fails its project anyway. */
function isOlder(row: unknown, now: Date): boolean {
  const { data } = pipelineSchema.safeParse(row);
  return !data || new Date(data.created_at) < runWindowStart(now);
}

/**
 * Four requests: for the jobs and tests of one pipeline, for schedules and deployments. The first
 * two only when another pipeline has finished, the others also in a full read.
 */
async function evidence(
  row: Row,
  context: ReadContext<GitlabSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  if (!row.pipelines) return {};
  // A push that asks for no CI leaves a skipped one.
  const ran = row.pipelines.filter(({ status }) => status !== 'skipped');
  const runs = ran.map(toRun);
  const summary = summarizeRuns(runs, context.now);
  const finished = ran.find(({ status }) => !RUNNING.has(status));
  const same =
    known.get(ciJobs) !== undefined &&
    known.get(ciRuns)?.lastFinishedAt === summary.lastFinishedAt;
  const quiet = same && context.since !== undefined;
  const facts = await Promise.all([
    finished && !same
      ? readJobs({ project: row.id, id: finished.id }, context)
      : [],
    quiet ? [] : readSchedules(row, context),
    quiet ? [] : readDeployments(row, context),
  ]);
  const newest = ran[0] ?? row.pipelines[0];
  return {
    status: {
      health: healthOfRuns(runs),
      word: newest.status,
      lastActivityAt: newest.updated_at ?? newest.created_at,
    },
    facts: [{ type: ciRuns, value: summary }, ...facts.flat()],
    unchanged: [
      ...(same ? [ciJobs, ciTests] : []),
      ...(quiet ? [ciSchedules, releaseRuns] : []),
    ],
  };
}

function toRun({ status, created_at, updated_at }: Pipeline): Run {
  const startedAt = new Date(created_at);
  if (RUNNING.has(status)) return { result: 'running', startedAt };
  const finishedAt = new Date(updated_at ?? created_at);
  if (SUCCEEDED.has(status)) {
    return { result: 'success', startedAt, finishedAt };
  }
  const result = status === 'failed' ? 'failure' : 'other';
  return { result, startedAt, finishedAt };
}
