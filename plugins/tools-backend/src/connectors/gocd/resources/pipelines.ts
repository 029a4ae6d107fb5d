import {
  ciConfiguration,
  ciRuns,
  releaseRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ItemDraft,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { healthOfRuns, summarizeRuns } from '../../shared/runs';
import { segment, withoutCredentials } from '../../shared/urls';
import { readDashboard, type Dashboard } from '../dashboard';
import { releasesFact, toRun, wordOf } from '../runs';
import { pipelineSchema, repositoriesOf, type PipelineRow } from '../rows';
import type { GocdSettings } from '../settings';
import { accept } from '../versions';

/** Pipelines whose histories are held in memory at once. */
const CHUNK = 50;
const RUNS = 50;

const historySchema = z.object({ pipelines: z.array(z.unknown()) });
const namedSchema = z.looseObject({ name: z.string().min(1) });
const groupSchema = z.object({
  name: z.string(),
  pipelines: z.array(z.string()),
});

export const pipelines = defineResource<PipelineRow, GocdSettings>({
  name: 'pipelines',
  title: 'Pipelines',
  itemType: 'ci-pipeline',
  process: 'ci',
  schema: pipelineSchema,
  list: listPipelines,
  id: pipeline => pipeline.name,
  toItem,
  facts: [ciRuns, ciConfiguration, releaseRuns],
  evidence,
});

/** One request while nothing changes; else one more for the history of each pipeline. */
async function* listPipelines(
  context: ReadContext<GocdSettings>,
): AsyncIterable<ListPage> {
  const dashboard = await readDashboard(context);
  if (!dashboard) {
    const { validator } = context;
    yield { rows: [], last: true, unchanged: true, validator };
    return;
  }
  const { resumeAt } = context;
  // A walk that goes on has not seen the pipelines before as they are now.
  const validator = resumeAt === undefined ? dashboard.validator : undefined;
  const all = dashboard.pipelines
    .map(row => ({ row, name: nameOf(row) }))
    .filter(({ name }) => resumeAt === undefined || name > resumeAt)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const complete = completer(dashboard, context);
  for (let from = 0; from === 0 || from < all.length; from += CHUNK) {
    const chunk = all.slice(from, from + CHUNK);
    const rows = await Promise.all(chunk.map(({ row }) => complete(row)));
    const last = from + CHUNK >= all.length;
    yield {
      rows,
      last,
      validator,
      next: last ? undefined : chunk.at(-1)!.name,
    };
  }
}

/** Empty for a bad row, which so comes first. */
function nameOf(row: unknown): string {
  return namedSchema.safeParse(row).data?.name ?? '';
}

/** Adds group, environments and history to a row; a bad row stays as it is, to be counted as bad. */
function completer(
  { groups, environments }: Dashboard,
  { api }: ReadContext,
): (row: unknown) => Promise<unknown> {
  const known = groups.flatMap(group => {
    const parsed = groupSchema.safeParse(group);
    return parsed.success ? [parsed.data] : [];
  });
  return async row => {
    const parsed = namedSchema.safeParse(row);
    if (!parsed.success) return row;
    const { name } = parsed.data;
    const history = await api.find(
      `/pipelines/${segment(name)}/history`,
      historySchema,
      {
        query: { page_size: RUNS },
        headers: accept('history'),
        allow: [403, 404],
      },
    );
    return {
      ...parsed.data,
      group: known.find(group => group.pipelines.includes(name))?.name,
      environments: environments
        .filter(environment => environment.pipelines.includes(name))
        .map(environment => environment.name),
      runs: history?.pipelines,
    };
  };
}

function toItem(row: PipelineRow, { api }: ReadContext): ItemDraft {
  const { name, group, environments } = row;
  return {
    title: name,
    url: `${api.baseUrl}/go/pipeline/activity/${encodeURIComponent(name)}`,
    environment: environments.length === 1 ? environments[0] : undefined,
    owner: group ? { path: group } : undefined,
    hints: {
      annotations: { 'gocd.org/pipelines': [name] },
      repositories: repositoriesOf(row).map(withoutCredentials),
      name,
    },
    attributes: {
      ...(group && { group }),
      paused: row.pause_info?.paused ?? false,
    },
  };
}

function evidence(
  row: PipelineRow,
  { now, settings }: ReadContext<GocdSettings>,
): Evidence {
  const { runs: raw, from_config_repo: asCode } = row;
  const paused = row.pause_info?.paused ?? false;
  const runs = raw?.map(toRun) ?? [];
  return {
    status: {
      health: paused ? 'unknown' : healthOfRuns(runs),
      word: paused ? 'paused' : wordOf(raw, runs[0]),
      lastActivityAt: runs[0]?.startedAt.toISOString(),
    },
    facts: [
      ...(raw ? [{ type: ciRuns, value: summarizeRuns(runs, now) }] : []),
      ...(asCode === undefined
        ? []
        : [{ type: ciConfiguration, value: { asCode } }]),
      ...releasesFact(row, settings, now),
    ],
  };
}
