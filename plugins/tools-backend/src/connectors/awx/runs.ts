import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../shared/runs';
import { apiRoot, type AwxSettings } from './settings';

type Context = ReadContext<AwxSettings>;

const RUNS = 50;

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

/** The last ones of a template or workflow, newest first. */
export async function readJobs(context: Context, below: string) {
  const { results } = await context.api.get(
    `${apiRoot(context)}/${below}/`,
    z.object({ results: z.array(jobSchema) }),
    { query: { order_by: '-id', page_size: RUNS } },
  );
  return results;
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
