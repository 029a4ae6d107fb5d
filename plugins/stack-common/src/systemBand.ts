import { technologyById } from '@strata/technologies';
import { byTitle, matchesSearch, valueOf } from './snapshot';
import type {
  StackFilter,
  StackMap,
  StackService,
  StackSnapshot,
  StackTool,
  TechnologyUse,
} from './types';
import { byUse, hasStatus } from './use';

/** Connected tools with their health, and the systems that services name beside them. */
export function systemBand(
  snapshot: StackSnapshot,
  services: StackService[],
  used: TechnologyUse[],
  filter: StackFilter,
): StackMap['systems'] {
  const tools = valueOf(snapshot.tools) ?? [];
  const connected = new Set(tools.map(({ technology }) => technology));
  const titles = new Map(services.map(({ ref, title }) => [ref, title]));
  return {
    state: snapshot.tools.state,
    tools: byTitle(
      tools.flatMap(tool => {
        const users = tool.services.filter(ref => titles.has(ref));
        const use = toolUse(tool, users.length, snapshot);
        const found = matchesSearch(
          filter.q,
          tool.title,
          use.technologyName,
          ...users.map(ref => titles.get(ref)),
        );
        return found && hasStatus(use, filter.status) ? [use] : [];
      }),
    ),
    technologies: byUse(
      used.filter(
        ({ layer, id }) => layer === 'system' && !isConnected(id, connected),
      ),
    ),
  };
}

function isConnected(id: string, connected: Set<string>): boolean {
  const whole = technologyById.get(id)?.partOf;
  return connected.has(id) || (whole !== undefined && connected.has(whole));
}

function toolUse(tool: StackTool, services: number, snapshot: StackSnapshot) {
  const technology = technologyById.get(tool.technology);
  return {
    ...tool,
    technologyName: technology?.name ?? tool.technology,
    status: technology?.status,
    advice: snapshot.advice[tool.technology],
    services,
  };
}
