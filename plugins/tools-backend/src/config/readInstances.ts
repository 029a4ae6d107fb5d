import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  parseInstance,
  type ConnectorDefinition,
  type ConnectorInstance,
  type FoundTool,
} from '@strata/backstage-plugin-tools-node';
import {
  findTools,
  isAt,
  nameFor,
  readTakeOver,
  withCredential,
} from './foundTools';

/**
 * Reads `tools.<connector>.<instance>`, and what other plugins have configured (`toolsTakeOver`).
 * One error names every bad key at once, so that a person corrects the file once; it never holds
 * a value, because a value may be a secret. `further` are the problems of what else is configured
 * beside the tools.
 */
export function readInstances(
  config: Config,
  connectors: readonly ConnectorDefinition<any>[],
  further: readonly string[] = [],
): ConnectorInstance[] {
  assertUniqueIds(connectors);
  const tools = Object.fromEntries(entries(config.getOptional('tools')));
  const takeOver = readTakeOver(config, connectors);
  const problems = unknownConnectors(Object.keys(tools), connectors);
  const instances: ConnectorInstance[] = [];
  for (const definition of connectors) {
    const read = readConnector(definition, {
      named: entries(tools[definition.id]),
      found: findTools(config, definition),
      takeOver: takeOver.wanted(definition.id),
    });
    instances.push(...read.instances);
    problems.push(...read.problems);
  }
  problems.push(
    ...previousIdProblems(instances),
    ...takeOver.problems,
    ...further,
  );
  if (problems.length) {
    throw new InputError(
      `The configuration of the tools has ${problems.length} ${
        problems.length === 1 ? 'problem' : 'problems'
      }:\n${problems.map(problem => `- ${problem}`).join('\n')}`,
    );
  }
  return instances;
}

function assertUniqueIds(connectors: readonly ConnectorDefinition<any>[]) {
  const ids = connectors.map(connector => connector.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) {
    throw new InputError(`Connectors registered twice: ${twice.join(', ')}`);
  }
}

/** The instances of one connector: those under `tools`, then those that only others have configured. */
function readConnector(
  definition: ConnectorDefinition<any>,
  sources: {
    named: [string, unknown][];
    found: FoundTool[];
    takeOver: boolean;
  },
): { instances: ConnectorInstance[]; problems: string[] } {
  const { named, found, takeOver } = sources;
  const names = named.map(([name]) => name);
  const problems: string[] = [];
  const instances: ConnectorInstance[] = [];
  const left = new Set(found);
  for (const [name, raw] of named) {
    const filled = takeOver ? withCredential(raw, found) : undefined;
    const parsed = parseInstance(definition, name, filled?.raw ?? raw);
    if ('problems' in parsed) {
      problems.push(...parsed.problems);
      continue;
    }
    const { instance } = parsed;
    if (filled) instance.takenOver = { from: filled.from, part: 'credential' };
    const same = [...left].find(tool => isAt(tool, instance.config.baseUrl));
    instances.push(
      same ? inPlaceOf(nameFor(same, found, names), instance) : instance,
    );
    if (same) left.delete(same);
  }
  const more = takeOver ? [...left] : [];
  return {
    instances: [
      ...instances,
      ...more.flatMap(tool =>
        fromFound(definition, nameFor(tool, found, names), tool),
      ),
    ],
    problems,
  };
}

/** What was read before `tools` named the tool stays. */
function inPlaceOf(
  previous: string,
  { config, ...instance }: ConnectorInstance,
): ConnectorInstance {
  const previousIds = [...config.previousIds, previous];
  return { ...instance, config: { ...config, previousIds } };
}

/** What does not suffice belongs to another plugin, and is no fault of this configuration. */
function fromFound(
  definition: ConnectorDefinition<any>,
  name: string,
  tool: FoundTool,
): ConnectorInstance[] {
  const title = `${definition.title} ${tool.name}`;
  const parsed = parseInstance(definition, name, { title, ...tool.config });
  if ('problems' in parsed) return [];
  const takenOver = { from: tool.from, part: 'instance' as const };
  return [{ ...parsed.instance, takenOver }];
}

function unknownConnectors(
  ids: string[],
  connectors: readonly ConnectorDefinition<any>[],
): string[] {
  const known = connectors.map(({ id }) => id).sort();
  return ids
    .filter(id => !known.includes(id))
    .map(id => `tools.${id}: no such connector; there are ${known.join(', ')}`);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
    : [];
}

function previousIdProblems(instances: ConnectorInstance[]): string[] {
  const current = new Set(instances.map(instance => instance.id));
  return instances.flatMap(({ definition, name, config }) =>
    config.previousIds
      .filter(previous => current.has(`${definition.id}.${previous}`))
      .map(
        previous =>
          `tools.${definition.id}.${name}.previousIds: ${previous} is still configured`,
      ),
  );
}
