import {
  ConnectorError,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accept, explainNotFound } from './versions';

const namesSchema = z.object({
  name: z.string(),
  pipelines: z.array(z.string()),
});

const dashboardSchema = z.object({
  _embedded: z.object({
    pipeline_groups: z.array(z.unknown()),
    environments: z.array(namesSchema).default([]),
    pipelines: z.array(z.unknown()),
  }),
});

export interface Dashboard {
  groups: unknown[];
  environments: z.output<typeof namesSchema>[];
  pipelines: unknown[];
  /** Stands for all that the dashboard shows, and each run shows there. */
  validator?: string;
}

/** Everything by one request; nothing when it is as it was at `context.validator`. */
export async function readDashboard(
  context: ReadContext,
): Promise<Dashboard | undefined> {
  const answer = await context.api.request('GET', '/dashboard', {
    headers: accept('dashboard'),
    validator: context.validator,
    allow: [404],
  });
  if (answer.status === 304) return undefined;
  if (answer.status === 404) throw await explainNotFound('dashboard', context);
  if (answer.status === 202) throw stillStarting(context);
  const parsed = dashboardSchema.safeParse(answer.json());
  if (!parsed.success) throw unexpected(parsed.error, context);
  const { pipeline_groups, environments, pipelines } = parsed.data._embedded;
  return {
    groups: pipeline_groups,
    environments,
    pipelines,
    validator: answer.headers.get('etag') ?? undefined,
  };
}

function stillStarting({ instance }: ReadContext): ConnectorError {
  return new ConnectorError(
    'unavailable',
    `GoCD ${instance} was started a moment ago and still prepares its dashboard (202).`,
    { remedy: 'Strata keeps what it has and tries again by itself.' },
  );
}

function unexpected(
  { issues: [issue] }: z.ZodError,
  { instance }: ReadContext,
): ConnectorError {
  const at = issue.path.join('.');
  return new ConnectorError(
    'contract',
    `GoCD ${instance} sends a dashboard with something unexpected at ${at}: ${issue.message}.`,
    { remedy: 'Check that the version of GoCD is supported: 20.1 or later.' },
  );
}
