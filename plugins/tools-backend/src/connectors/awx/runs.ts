import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../shared/runs';
import { apiRoot, PAGES, type AwxSettings } from './settings';

type Context = ReadContext<AwxSettings>;

/** Of 200 runs each. */
const MOST_PAGES = 10;

const jobSchema = z.object({
  id: z.number(),
  status: z.string(),
  /** `check` only tells what it would change; workflows have none. */
  job_type: z.string().optional(),
  created: z.string(),
  started: z.string().nullish(),
  finished: z.string().nullish(),
  summary_fields: z
    .object({ inventory: z.object({ name: z.string() }).optional() })
    .default({}),
});
export type Job = z.output<typeof jobSchema>;

/** The last ones of a template or workflow, newest first, at least to the start of the window. */
export async function readJobs(
  context: Context,
  below: string,
): Promise<Job[]> {
  const since = runWindowStart(context.now);
  const jobs: Job[] = [];
  const pages = context.api.pages(`${apiRoot(context)}/${below}/`, PAGES, {
    query: { order_by: '-id' },
  });
  let read = 0;
  for await (const { rows } of pages) {
    jobs.push(...parseJobs(context, rows));
    read += 1;
    if (read === MOST_PAGES || jobs.some(job => endedBefore(job, since))) break;
  }
  return jobs;
}

function parseJobs({ api }: Context, rows: unknown[]): Job[] {
  const { data, error } = z.array(jobSchema).safeParse(rows);
  if (data) return data;
  throw api.failure('contract', z.prettifyError(error));
}

function endedBefore(job: Job, since: Date): boolean {
  const { finishedAt } = toRun(job);
  return finishedAt !== undefined && finishedAt < since;
}

export function isRelease(name: string, { releases }: AwxSettings): boolean {
  return matchesAny(releases, name);
}

/** Whether a job changed production, as far as its inventory tells. */
export function reachesProduction(
  { job_type, summary_fields }: Job,
  { productionInventories }: AwxSettings,
): boolean | undefined {
  if (job_type === 'check') return false;
  const { inventory } = summary_fields;
  return inventory && matchesAny(productionInventories, inventory.name);
}

/** Nothing for a template that never released. */
export function releasesFact(
  releases: Job[],
  now: Date,
  isApproved?: (job: Job) => boolean,
) {
  if (!releases.length) return [];
  const since = runWindowStart(now);
  const approved =
    isApproved &&
    releases.filter(job => {
      const { finishedAt } = toRun(job);
      return finishedAt && finishedAt >= since && isApproved(job);
    }).length;
  const summary = summarizeRuns(releases.map(toRun), now);
  return [{ type: releaseRuns, value: { ...summary, approved } }];
}

const RESULTS: Record<string, Run['result']> = {
  successful: 'success',
  failed: 'failure',
  error: 'failure',
  canceled: 'other',
};

export function toRun({ status, created, started, finished }: Job): Run {
  return {
    result: RESULTS[status] ?? 'running',
    startedAt: new Date(started ?? created),
    ...(finished && { finishedAt: new Date(finished) }),
  };
}
