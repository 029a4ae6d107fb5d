import {
  technologies,
  technologyById,
  type Technology,
} from '@strata/technologies';
import { observationsOf, unseenIn } from './observed';
import {
  byTitle,
  distinct,
  matchesSearch,
  teamOf,
  titlesIn,
  valueOf,
} from './snapshot';
import type {
  StackSnapshot,
  TechnologyDetail,
  TechnologyQuery,
  TechnologySummary,
} from './types';
import { byUse, hasStatus, indexByTechnology, technologyUse } from './use';

/** The knowledge base with who uses what, most used first. */
export function listTechnologies(
  snapshot: StackSnapshot,
  query: TechnologyQuery = {},
): TechnologySummary[] {
  const index = indexByTechnology(snapshot.services);
  const summaries = technologies
    .filter(technology => isWanted(technology, query))
    .map(technology => ({
      ...technologyUse(
        technology,
        index.get(technology.id) ?? [],
        snapshot.advice,
      ),
      summary: technology.summary,
      tools: toolsOf(technology, snapshot).length,
    }))
    .filter(use => hasStatus(use, query.status))
    .filter(use => !query.used || use.services + use.tools > 0);
  return byUse(summaries);
}

/** Facts, users and alternatives of one technology; nothing when there is none of that id. */
export function describeTechnology(
  snapshot: StackSnapshot,
  id: string,
): TechnologyDetail | undefined {
  const technology = technologyById.get(id);
  if (!technology) return undefined;
  const index = indexByTechnology(snapshot.services);
  const users = index.get(id) ?? [];
  const title = titlesIn(snapshot);
  const { detect, ...facts } = technology;
  return {
    ...facts,
    advice: snapshot.advice[id],
    services: users.length,
    teams: byTitle(
      distinct(users.map(teamOf)).map(ref => ({
        ref,
        title: title(ref),
        services: users.filter(user => teamOf(user) === ref).length,
      })),
    ),
    tools: toolsOf(technology, snapshot).map(tool => ({
      instance: tool.instance,
      title: tool.title,
    })),
    observed: observationsOf(snapshot.services, id),
    ...unseenIn(snapshot.services, technology),
    alternatives: byUse(
      technologies
        .filter(
          other => other.category === technology.category && other.id !== id,
        )
        .map(other =>
          technologyUse(other, index.get(other.id) ?? [], snapshot.advice),
        ),
    ),
    asOf: snapshot.asOf,
  };
}

function isWanted(technology: Technology, query: TechnologyQuery): boolean {
  const { layer, category, q } = query;
  return (
    (!layer || technology.layer === layer) &&
    (!category || technology.category === category) &&
    matchesSearch(q, technology.name, ...technology.aliases, technology.summary)
  );
}

function toolsOf({ id }: Technology, { tools }: StackSnapshot) {
  return (valueOf(tools) ?? []).filter(({ technology }) => technology === id);
}
