import type {
  ObservedTechnology,
  StackService,
} from '@strata/backstage-plugin-stack-common';
import {
  repositoryTechnologies,
  type ToolsClient,
} from '@strata/backstage-plugin-tools-common';

/** Facts of one request. */
const PAGE = 500;

/** What the repositories of services show, by ref of the service. */
export type ObservedByService = ReadonlyMap<string, ObservedTechnology[]>;

/**
 * What the caller may see of it. A repository that several services share says of none of them
 * what it is built with.
 */
export async function readObserved(
  tools: Pick<ToolsClient, 'listFacts'>,
  token: string,
): Promise<ObservedByService> {
  const found = new Map<string, ObservedTechnology[]>();
  let cursor: string | undefined;
  do {
    const factId = repositoryTechnologies.id;
    const page = await tools.listFacts({ factId, cursor, limit: PAGE }, token);
    for (const { entityRefs, itemTitle, itemUrl, value } of page.items) {
      const parsed = repositoryTechnologies.schema.safeParse(value);
      const [ref] = entityRefs;
      if (!parsed.success || entityRefs.length !== 1) continue;
      const where = { repository: itemTitle, ...(itemUrl && { url: itemUrl }) };
      const seen = parsed.data.technologies.map(technology => ({
        id: technology.id,
        seen: technology.seen.map(each => ({ ...where, ...each })),
      }));
      found.set(ref, merge([...(found.get(ref) ?? []), ...seen]));
    }
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** A service may have several repositories. */
function merge(all: ObservedTechnology[]): ObservedTechnology[] {
  const byId = new Map<string, ObservedTechnology['seen']>();
  for (const { id, seen } of all) {
    byId.set(id, [...(byId.get(id) ?? []), ...seen]);
  }
  return [...byId].map(([id, seen]) => ({ id, seen }));
}

/** The services with what was seen of them; those without a repository of their own stay as they are. */
export function withObserved(
  services: StackService[],
  observed: ObservedByService | undefined,
): StackService[] {
  return services.map(service => {
    const own = observed?.get(service.ref);
    return own ? { ...service, observed: own } : service;
  });
}
