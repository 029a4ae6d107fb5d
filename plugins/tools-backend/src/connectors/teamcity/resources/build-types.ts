import {
  ciConfiguration,
  ciRuns,
  ciSchedules,
  ciTests,
  codeInspection,
  releaseRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ItemDraft,
  type KnownFacts,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { healthOfRuns, type Run } from '../../shared/runs';
import { withoutCredentials } from '../../shared/urls';
import { readAsCode } from '../evidence/asCode';
import { runsFact, runsOf, wordOf } from '../evidence/builds';
import { readResults, type Finished } from '../evidence/results';
import { schedulesOf } from '../evidence/schedules';
import { listAll } from '../lists';
import {
  buildTypeFields,
  buildTypeSchema,
  properties,
  type BuildTypeRow,
} from '../rows';
import type { TeamcitySettings } from '../settings';

export const buildTypes = defineResource<BuildTypeRow, TeamcitySettings>({
  name: 'build-types',
  title: 'Build configurations',
  itemType: 'ci-job',
  process: 'ci',
  schema: buildTypeSchema,
  list: context =>
    listAll(context, {
      path: '/buildTypes',
      rows: 'buildType',
      locator: 'templateFlag:false,count:50,start:0',
      fields: buildTypeFields(context.settings.buildSample),
    }),
  id: row => row.id,
  toItem,
  facts: [
    ...[ciRuns, ciTests, ciSchedules, ciConfiguration],
    ...[codeInspection, releaseRuns],
  ],
  remembers: [ciRuns, ciTests, codeInspection],
  evidence,
});

function toItem(row: BuildTypeRow, { api }: ReadContext): ItemDraft {
  const { id, name, projectId, projectName } = row;
  // The names of nested projects are joined, in older versions by " :: ".
  const path = projectName.split(/ (?:\/|::) /).join('/');
  return {
    title: `${projectName} / ${name}`,
    description: row.description || undefined,
    url: `${api.baseUrl}/viewType.html?buildTypeId=${encodeURIComponent(id)}`,
    owner: { path },
    hints: {
      annotations: {
        'teamcity/project-id': [projectId],
        'teamcity/build-type-id': [id],
      },
      repositories: repositoriesOf(row),
      name: path.slice(path.lastIndexOf('/') + 1),
    },
    attributes: {
      kind: row.type,
      paused: row.paused,
      archived: row.project?.archived ?? false,
    },
  };
}

/** An address with `%parameters%` in it is known when a build runs only. */
function repositoriesOf(row: BuildTypeRow): string[] {
  const roots = row['vcs-root-entries']?.['vcs-root-entry'] ?? [];
  const urls = roots.flatMap(root => {
    const { url } = properties(root['vcs-root']?.properties);
    return url && !url.includes('%') ? withoutCredentials(url) : [];
  });
  return [...new Set(urls)];
}

async function evidence(
  row: BuildTypeRow,
  context: ReadContext<TeamcitySettings>,
  known: KnownFacts,
): Promise<Evidence> {
  const builds = row.builds?.build ?? [];
  const runs = runsOf(builds);
  const off = row.paused || row.project?.archived;
  const [asCode, results] = await Promise.all([
    readAsCode(row.projectId, context),
    readResults(row, finishedOf(row, runs, known), context, known),
  ]);
  return {
    status: {
      health: off ? 'unknown' : healthOfRuns(runs),
      word: wordOf(row, builds[0]),
      lastActivityAt: runs[0]?.startedAt.toISOString(),
    },
    facts: [
      ...(row.builds ? [runsFact(row, builds, context.now)] : []),
      ...(results.facts ?? []),
      ...asCode,
      ...schedulesOf(row),
    ],
    unchanged: results.unchanged,
  };
}

/** A deployment tests nothing. */
function finishedOf(
  { builds, type }: BuildTypeRow,
  runs: Run[],
  known: KnownFacts,
): Finished | undefined {
  const build = builds?.build.find(({ state }) => state === 'finished');
  if (!build || type === 'deployment') return undefined;
  const finishedAt = runs
    .find(run => run.finishedAt)
    ?.finishedAt?.toISOString();
  const same =
    finishedAt !== undefined &&
    known.get(ciRuns)?.lastFinishedAt === finishedAt;
  return { id: build.id, finishedAt, same };
}
