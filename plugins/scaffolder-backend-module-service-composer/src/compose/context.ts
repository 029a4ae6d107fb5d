import type { JsonObject } from '@backstage/types';
import type { Archetype, Feature } from '../library';
import { parametersOf, teamOf, type Answers } from './answers';
import type { Resolved } from './resolve';
import type { ChosenTools, Repository } from './tools';
import type { Part } from './tree';

/** The archetype and features, each with the names that its templates may use. */
export function toParts(
  { archetype, features }: Resolved,
  shared: JsonObject,
  answers: Answers,
): Part[] {
  const toPart = (kind: string, source: Archetype | Feature): Part => ({
    name: `${kind} ${source.id}`,
    source,
    context: {
      ...shared,
      parameters: 'parameters' in source ? parametersOf(source, answers) : {},
    },
  });
  return [
    toPart('archetype', archetype),
    ...features.map(feature => toPart('feature', feature)),
  ];
}

/** What is known before the place of the repository is. */
export function serviceContext(
  { archetype, features }: Resolved,
  { name, description, owner, system = '' }: Answers,
  chosen: ChosenTools,
): JsonObject {
  return {
    service: { name, description, owner, system },
    team: teamOf(owner),
    archetype: { id: archetype.id, title: archetype.title },
    features: features.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
    })),
    chosen: Object.fromEntries(features.map(({ id }) => [id, true])),
    choices: Object.fromEntries(
      features.flatMap(({ id, choice }) => (choice ? [[choice, id]] : [])),
    ),
    modules: features
      .filter(feature => hasModule(archetype, feature))
      .map(({ id }) => id),
    technologies: technologiesOf({ archetype, features }),
    tools: Object.fromEntries(
      Object.values(chosen).map(({ connector, baseUrl }) => [
        connector,
        { baseUrl: baseUrl.replace(/\/+$/, '') },
      ]),
    ),
  };
}

export function repositoryContext(repository: Repository): JsonObject {
  const { url, cloneUrl, contentsUrl, slug, defaultBranch } = repository;
  return {
    repository: {
      url,
      cloneUrl,
      slug,
      defaultBranch,
      /** A path that compilers accept: host without port, then the path. */
      module: `${new URL(url).hostname}/${slug}`,
      group: slug.replace(/\/?[^/]*$/, ''),
    },
    runbookUrl: `${contentsUrl}/docs/runbook.md`,
  };
}

export function technologiesOf({ archetype, features }: Resolved): string[] {
  return unique([archetype, ...features].flatMap(part => part.technologies));
}

export function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}

/** Whether the feature brings its own module, which the archetype's registry then lists. */
function hasModule(archetype: Archetype, feature: Feature): boolean {
  const path = archetype.modules.replace('*', feature.id);
  return feature.files.some(
    file =>
      file.path === path &&
      (!file.archetype || file.archetype === archetype.id),
  );
}
