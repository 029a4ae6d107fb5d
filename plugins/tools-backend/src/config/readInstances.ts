import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  parseInstance,
  type ConnectorDefinition,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';

/**
 * Reads `tools.<connector>.<instance>`. One error names every bad key at once, so that a person
 * corrects the file once; it never holds a value, because a value may be a secret. `further` are
 * the problems of what else is configured beside the tools.
 */
export function readInstances(
  config: Config,
  connectors: readonly ConnectorDefinition<any>[],
  further: readonly string[] = [],
): ConnectorInstance[] {
  const problems: string[] = [];
  const instances: ConnectorInstance[] = [];
  for (const [id, named] of entries(config.getOptional('tools'))) {
    const definition = connectors.find(connector => connector.id === id);
    if (!definition) {
      const known = connectors.map(connector => connector.id).sort();
      problems.push(
        `tools.${id}: no such connector; there are ${known.join(', ')}`,
      );
      continue;
    }
    for (const [name, raw] of entries(named)) {
      const parsed = parseInstance(definition, name, raw);
      if ('problems' in parsed) problems.push(...parsed.problems);
      else instances.push(parsed.instance);
    }
  }
  problems.push(...previousIdProblems(instances), ...further);
  if (problems.length) {
    throw new InputError(
      `The configuration of the tools has ${problems.length} ${
        problems.length === 1 ? 'problem' : 'problems'
      }:\n${problems.map(problem => `- ${problem}`).join('\n')}`,
    );
  }
  return instances;
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
