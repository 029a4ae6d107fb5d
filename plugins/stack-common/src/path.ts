import { technologies, technologyById } from '@strata/technologies';
import {
  byTitle,
  distinct,
  matchesSearch,
  servicesWithin,
  titlesIn,
  valueOf,
} from './snapshot';
import type {
  ServicePage,
  ServiceQuery,
  StackPath,
  StackSelection,
  StackService,
  StackSnapshot,
  StackTool,
} from './types';

const DEFAULT_LIMIT = 25;

/** The services behind a selection, a page at a time, and what they touch in each band. */
export function listServices(
  snapshot: StackSnapshot,
  query: ServiceQuery,
): ServicePage {
  const within = servicesWithin(snapshot.services, query).filter(
    service =>
      (!query.ref || service.ref === query.ref) &&
      matchesSearch(query.q, service.title, service.ref),
  );
  const services = query.select
    ? servicesOf(query.select, within, snapshot)
    : within;
  const { offset = 0, limit = DEFAULT_LIMIT } = query;
  const title = titlesIn(snapshot);
  return {
    total: services.length,
    items: byTitle(services)
      .slice(offset, offset + limit)
      .map(service => ({
        ...service,
        ownerTitle: service.owner && title(service.owner),
        systemTitle: service.system && title(service.system),
      })),
    path: query.select
      ? pathOf(query.select, services, snapshot)
      : { technologies: [], processes: [], tools: [] },
  };
}

function servicesOf(
  selection: StackSelection,
  services: StackService[],
  snapshot: StackSnapshot,
): StackService[] {
  const selected = new Set(selectedTechnologies(selection));
  const linked = new Set(
    selectedTools(selection, snapshot).flatMap(tool => tool.services),
  );
  return services.filter(
    ({ ref, technologies: used }) =>
      linked.has(ref) || used.some(id => selected.has(id)),
  );
}

/** What lights up: the selection itself, and all that its services use. */
function pathOf(
  selection: StackSelection,
  services: StackService[],
  snapshot: StackSnapshot,
): StackPath {
  const refs = new Set(services.map(({ ref }) => ref));
  const chosen = selectedTools(selection, snapshot);
  const tools = (valueOf(snapshot.tools) ?? []).filter(
    tool => chosen.includes(tool) || tool.services.some(ref => refs.has(ref)),
  );
  const used = distinct([
    ...selectedTechnologies(selection),
    ...services.flatMap(service => service.technologies),
  ]);
  const enforcing = distinct([...used, ...tools.map(t => t.technology)]);
  return {
    technologies: used,
    tools: tools.map(({ instance }) => instance),
    processes:
      selection.kind === 'process'
        ? [selection.id]
        : distinct(
            enforcing.flatMap(id => technologyById.get(id)?.processes ?? []),
          ),
  };
}

function selectedTechnologies({ kind, id }: StackSelection): string[] {
  if (kind === 'technology') return [id];
  if (kind === 'tool') return [];
  return technologies
    .filter(({ processes }) => processes.includes(id))
    .map(technology => technology.id);
}

function selectedTools(
  selection: StackSelection,
  snapshot: StackSnapshot,
): StackTool[] {
  const tools = valueOf(snapshot.tools) ?? [];
  if (selection.kind === 'tool') {
    return tools.filter(({ instance }) => instance === selection.id);
  }
  const selected = selectedTechnologies(selection);
  return tools.filter(({ technology }) => selected.includes(technology));
}
