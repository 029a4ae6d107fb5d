import { categories, technologies, technologyById } from '@strata/technologies';
import { processBand } from './processBand';
import {
  byTitle,
  matchesSearch,
  servicesWithin,
  teamOf,
  titlesIn,
} from './snapshot';
import { systemBand } from './systemBand';
import type { StackFilter, StackMap, StackSnapshot } from './types';
import { byUse, hasStatus, indexByTechnology, technologyUse } from './use';

/**
 * Rolls services, tools and scores up into the four bands.
 *
 * Team and system decide what is counted; status and search only what is shown.
 */
export function rollUp(
  snapshot: StackSnapshot,
  filter: StackFilter = {},
): StackMap {
  const services = servicesWithin(snapshot.services, filter);
  const used = usedTechnologies(snapshot, filter);
  const systems = systemBand(snapshot, services, used, filter);
  return {
    asOf: snapshot.asOf,
    services: { shown: services.length, total: snapshot.services.length },
    languages: byUse(used.filter(({ layer }) => layer === 'language')),
    components: categories
      .filter(({ layer }) => layer === 'component')
      .map(({ id }) => ({
        category: id,
        technologies: byUse(used.filter(({ category }) => category === id)),
      }))
      .filter(group => group.technologies.length > 0),
    processes: processBand(snapshot, services, filter),
    systems,
    unknownTechnologies: [...indexByTechnology(services)]
      .filter(([id]) => !technologyById.has(id))
      .map(([id, users]) => ({ id, services: users.length })),
    options: {
      teams: byTitle(refsOf(snapshot, snapshot.services.map(teamOf))),
      systems: byTitle(
        refsOf(
          snapshot,
          snapshot.services.map(s => s.system),
        ),
      ),
    },
  };
}

function usedTechnologies(snapshot: StackSnapshot, filter: StackFilter) {
  const services = servicesWithin(snapshot.services, filter);
  const index = indexByTechnology(services);
  return technologies.flatMap(technology => {
    const users = index.get(technology.id);
    if (!users) return [];
    const use = technologyUse(technology, users, snapshot.advice);
    const found = matchesSearch(
      filter.q,
      technology.name,
      ...technology.aliases,
      ...users.map(({ title }) => title),
    );
    return found && hasStatus(use, filter.status) ? [use] : [];
  });
}

function refsOf(snapshot: StackSnapshot, refs: (string | undefined)[]) {
  const title = titlesIn(snapshot);
  return [...new Set(refs)].flatMap(ref =>
    ref ? [{ ref, title: title(ref) }] : [],
  );
}
