import type {
  ObservedTechnology,
  StackService,
  UnreadPart,
} from '@strata/backstage-plugin-stack-common';
import {
  isAboutFolder,
  parseRepository,
  repositoryTechnologies,
  type ToolsClient,
} from '@strata/backstage-plugin-tools-common';
import type { PlacesByService } from './catalog';

/** Facts of one request. */
const PAGE = 500;

/** What one repository shows, and of which services it is. */
export interface ObservedRepository {
  services: string[];
  /** As a source location names it; absent where its address is not known. */
  address?: string;
  technologies: ObservedTechnology[];
  unread?: UnreadPart;
}

type Fact = Awaited<ReturnType<ToolsClient['listFacts']>>['items'][number];

/** What the caller may see of it. */
export async function readObserved(
  tools: Pick<ToolsClient, 'listFacts'>,
  token: string,
): Promise<ObservedRepository[]> {
  const found: ObservedRepository[] = [];
  let cursor: string | undefined;
  do {
    const factId = repositoryTechnologies.id;
    const page = await tools.listFacts({ factId, cursor, limit: PAGE }, token);
    found.push(...page.items.flatMap(toRepository));
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

function toRepository(fact: Fact): ObservedRepository[] {
  const { entityRefs: services, itemTitle: repository, itemUrl: url } = fact;
  const { data } = repositoryTechnologies.schema.safeParse(fact.value);
  if (!data || !services.length) return [];
  const where = { repository, ...(url && { url }) };
  return [
    {
      services,
      address: url && parseRepository(url)?.repository,
      technologies: data.technologies.map(({ id, seen }) => ({
        id,
        seen: seen.map(each => ({ ...where, ...each })),
      })),
      unread: data.leftOut && { repository, ...data.leftOut },
    },
  ];
}

/** The services with what was seen of them; those without a repository stay as they are. */
export function withObserved(
  services: StackService[],
  repositories: readonly ObservedRepository[],
  places: PlacesByService,
): StackService[] {
  const byService = new Map<string, ObservedRepository[]>();
  for (const repository of repositories) {
    for (const ref of repository.services) {
      const own = ofService(repository, ref, places);
      if (own) byService.set(ref, [...(byService.get(ref) ?? []), own]);
    }
  }
  return services.map(service => {
    const own = byService.get(service.ref);
    if (!own) return service;
    const unread = own.flatMap(each => each.unread ?? []);
    const observed = merge(own.flatMap(each => each.technologies));
    return { ...service, observed, ...(unread.length && { unread }) };
  });
}

/**
 * A repository that several services share says something only of those whose source location
 * names a folder in it: what lies there, and what the root holds for all.
 */
function ofService(
  repository: ObservedRepository,
  ref: string,
  places: PlacesByService,
): ObservedRepository | undefined {
  const place = places.get(ref);
  const folder =
    place?.repository === repository.address ? place?.path : undefined;
  if (!folder) return repository.services.length === 1 ? repository : undefined;
  const technologies = repository.technologies.flatMap(({ id, seen }) => {
    const own = seen.filter(({ path }) => isAboutFolder(path, folder));
    return own.length ? [{ id, seen: own }] : [];
  });
  return { ...repository, technologies };
}

/** A service may have several repositories. */
function merge(all: ObservedTechnology[]): ObservedTechnology[] {
  const byId = new Map<string, ObservedTechnology['seen']>();
  for (const { id, seen } of all) {
    byId.set(id, [...(byId.get(id) ?? []), ...seen]);
  }
  return [...byId].map(([id, seen]) => ({ id, seen }));
}
