import { ciJobs, ciTests } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { findAll, NOT_SHOWN } from '../lists';

const jobSchema = z.object({
  name: z.string(),
  stage: z.string(),
  status: z.string(),
  allow_failure: z.boolean().optional(),
  /** Percent of the lines, where the log of the job tells. */
  coverage: z.number().nullish(),
});
type Job = z.output<typeof jobSchema>;

const reportSchema = z.object({
  total: z.object({
    count: z.number(),
    failed: z.number(),
    skipped: z.number(),
    error: z.number(),
  }),
});

const RESULTS: Record<string, 'success' | 'failure' | 'skipped'> = {
  success: 'success',
  failed: 'failure',
  skipped: 'skipped',
  manual: 'skipped',
};

/** The jobs of one finished pipeline, and what they report of their tests. */
export async function readJobs(
  pipeline: { project: number; id: number },
  { api }: ReadContext,
) {
  const path = `/projects/${pipeline.project}/pipelines/${pipeline.id}`;
  const [jobs, report] = await Promise.all([
    findAll(api, `${path}/jobs`, jobSchema),
    api.find(`${path}/test_report_summary`, reportSchema, {
      allow: NOT_SHOWN,
    }),
  ]);
  return [
    ...(jobs
      ? [{ type: ciJobs, value: { jobs: jobs.map(toJob).sort(byName) } }]
      : []),
    ...(report ? [{ type: ciTests, value: testsOf(report, jobs ?? []) }] : []),
  ];
}

function toJob({ name, stage, status, allow_failure }: Job) {
  const result = RESULTS[status] ?? ('other' as const);
  return { name, stage, result, mayFail: allow_failure ?? false };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** GitLab, too, takes the mean of the jobs for the coverage of a pipeline. */
function testsOf({ total }: z.output<typeof reportSchema>, jobs: Job[]) {
  const covered = jobs.flatMap(job => job.coverage ?? []);
  const sum = covered.reduce((all, each) => all + each, 0);
  return {
    total: total.count,
    failed: total.failed + total.error,
    skipped: total.skipped,
    ...(covered.length && { coverage: Math.round(sum / covered.length) }),
  };
}
