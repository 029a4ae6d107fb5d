import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../../shared/runs';
import { findAll } from '../lists';
import type { GitlabSettings } from '../settings';

const deploymentSchema = z.object({
  id: z.number(),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  environment: z.object({ name: z.string() }).nullish(),
});
type Deployment = z.output<typeof deploymentSchema>;

/** Of a job that waits for a person or an approval, or that was never started. */
const NOT_BEGUN = ['created', 'blocked', 'skipped'];

/** The list holds all environments, and the API takes no pattern of their names. */
const PAGES = 10;

/** Deployments to production. A project that deploys by another tool has none, and no fact. */
export async function readDeployments(
  project: { id: number },
  { api, now, settings }: ReadContext<GitlabSettings>,
) {
  const path = `/projects/${project.id}/deployments`;
  const query = {
    order_by: 'updated_at',
    sort: 'desc',
    updated_after: runWindowStart(now).toISOString(),
  };
  const found = await findAll(api, path, deploymentSchema, query, PAGES);
  // One that changes meanwhile moves others to the next page.
  const each = new Map((found ?? []).map(row => [row.id, row])).values();
  const runs = [...each]
    .filter(({ environment }) => isProduction(environment?.name, settings))
    .filter(({ status }) => !NOT_BEGUN.includes(status))
    .map(toRun)
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  if (!runs.length) return [];
  return [{ type: releaseRuns, value: summarizeRuns(runs, now) }];
}

function isProduction(
  name: string | undefined,
  { productionEnvironments }: GitlabSettings,
): boolean {
  return name !== undefined && matchesAny(productionEnvironments, name);
}

function toRun({ status, created_at, updated_at }: Deployment): Run {
  const startedAt = new Date(created_at);
  if (status === 'running') return { result: 'running', startedAt };
  const finishedAt = new Date(updated_at ?? created_at);
  if (status === 'success') return { result: 'success', startedAt, finishedAt };
  const result = status === 'failed' ? 'failure' : 'other';
  return { result, startedAt, finishedAt };
}
