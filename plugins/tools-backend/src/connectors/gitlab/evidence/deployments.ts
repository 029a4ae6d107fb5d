import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../../shared/matching';
import { runWindowStart, summarizeRuns, type Run } from '../../shared/runs';
import { NOT_SHOWN } from '../lists';
import type { GitlabSettings } from '../settings';

const deploymentsSchema = z.array(
  z.object({
    status: z.string(),
    created_at: z.string(),
    updated_at: z.string().nullish(),
    environment: z.object({ name: z.string() }).nullish(),
  }),
);
type Deployment = z.output<typeof deploymentsSchema>[number];

const RUNNING = ['created', 'running', 'blocked'];

/** Deployments to production. A project that deploys by another tool has none, and no fact. */
export async function readDeployments(
  project: { id: number },
  { api, now, settings }: ReadContext<GitlabSettings>,
) {
  const path = `/projects/${project.id}/deployments`;
  const found = await api.find(path, deploymentsSchema, {
    query: {
      order_by: 'updated_at',
      sort: 'desc',
      updated_after: runWindowStart(now).toISOString(),
      per_page: 100,
    },
    allow: NOT_SHOWN,
  });
  const runs = (found ?? [])
    .filter(({ environment }) => isProduction(environment?.name, settings))
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
  if (RUNNING.includes(status)) return { result: 'running', startedAt };
  const finishedAt = new Date(updated_at ?? created_at);
  if (status === 'success') return { result: 'success', startedAt, finishedAt };
  const result = status === 'failed' ? 'failure' : 'other';
  return { result, startedAt, finishedAt };
}
