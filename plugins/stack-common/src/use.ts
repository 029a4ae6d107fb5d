import type { Technology } from '@strata/technologies';
import { distinct, teamOf } from './snapshot';
import type {
  Advice,
  AdviceById,
  StackService,
  StackStatus,
  TechnologyUse,
} from './types';

/** Services by the id of each technology they depend on. */
export function indexByTechnology(
  services: StackService[],
): Map<string, StackService[]> {
  const index = new Map<string, StackService[]>();
  for (const service of services) {
    for (const id of new Set(service.technologies)) {
      const users = index.get(id);
      if (users) users.push(service);
      else index.set(id, [service]);
    }
  }
  return index;
}

export function technologyUse(
  technology: Technology,
  users: StackService[],
  advice: AdviceById,
): TechnologyUse {
  const { id, name, layer, category, status } = technology;
  return {
    id,
    name,
    layer,
    category,
    status,
    advice: advice[id],
    services: users.length,
    teams: distinct(users.map(teamOf)).sort(),
  };
}

/** Most used first. */
export function byUse<T extends { services: number; name: string }>(
  uses: T[],
): T[] {
  return [...uses].sort(
    (a, b) => b.services - a.services || a.name.localeCompare(b.name, 'en'),
  );
}

/** Whether facts or advice put something under a status; no status asked for matches all. */
export function hasStatus(
  { status, advice }: { status?: string; advice?: Advice },
  wanted: StackStatus | undefined,
): boolean {
  if (wanted === undefined) return true;
  return wanted === 'hold' ? advice?.ring === 'hold' : status === wanted;
}
