import { processes, technologies } from '@strata/technologies';
import { matchesSearch, valueOf } from './snapshot';
import type {
  EnforcingSystem,
  StackFilter,
  StackMap,
  StackService,
  StackSnapshot,
} from './types';

/** Every process with its compliance and the systems in use that enforce it. */
export function processBand(
  snapshot: StackSnapshot,
  services: StackService[],
  filter: StackFilter,
): StackMap['processes'] {
  const scores = scoresOf(snapshot, filter.team);
  const inUse = systemsInUse(snapshot, services);
  const items = processes.map(({ id, title }) => ({
    ...scores.get(id),
    process: id,
    title,
    enforcedBy: inUse.get(id) ?? [],
  }));
  return {
    state: snapshot.compliance.state,
    items: items.filter(({ title, enforcedBy }) =>
      matchesSearch(filter.q, title, ...enforcedBy.map(({ name }) => name)),
    ),
  };
}

function scoresOf({ compliance }: StackSnapshot, team: string | undefined) {
  const known = valueOf(compliance);
  const scores = team ? known?.teams[team] : known?.overall;
  return new Map(
    scores?.map(({ process, score, coverage }) => [
      process,
      { score, coverage },
    ]),
  );
}

/** By process; a system is in use when a tool is connected or a service depends on it. */
function systemsInUse(snapshot: StackSnapshot, services: StackService[]) {
  const inUse = new Set([
    ...(valueOf(snapshot.tools) ?? []).map(tool => tool.technology),
    ...services.flatMap(service => service.technologies),
  ]);
  const byProcess = new Map<string, EnforcingSystem[]>();
  for (const { id, name, processes: enforced } of technologies) {
    if (!inUse.has(id)) continue;
    for (const process of enforced) {
      byProcess.set(process, [...(byProcess.get(process) ?? []), { id, name }]);
    }
  }
  return byProcess;
}
