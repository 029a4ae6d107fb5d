import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  FactBook,
  type CheckDefinition,
  type FactReadContext,
  type FactReading,
  type FactSource,
} from '@strata/backstage-plugin-compliance-node';
import type { FactType } from '@strata/backstage-plugin-tools-common';

/** Reads, once and in bulk, every fact that some checks ask for. */
export async function readFacts(
  sources: readonly FactSource[],
  checks: readonly CheckDefinition<any>[],
  context: FactReadContext,
  logger: LoggerService,
): Promise<FactBook> {
  const book = new FactBook();
  const wanted = assign(sources, factTypesOf(checks));
  await Promise.all(
    [...wanted].map(async ([source, types]) => {
      const readings = await readSource(source, types, context, logger);
      for (const reading of readings) book.add(reading, source.maxAgeDays);
    }),
  );
  return book;
}

function factTypesOf(checks: readonly CheckDefinition<any>[]): FactType[] {
  const types = checks.flatMap(check => Object.values<FactType>(check.facts));
  return [...new Map(types.map(type => [type.id, type])).values()];
}

/** Which source is asked for which facts: the one that declares it, else the one without a list. */
function assign(
  sources: readonly FactSource[],
  types: readonly FactType[],
): Map<FactSource, FactType[]> {
  const assigned = new Map<FactSource, FactType[]>();
  for (const type of types) {
    const source =
      sources.find(one => one.facts?.some(fact => fact.id === type.id)) ??
      sources.find(one => !one.facts);
    if (source) assigned.set(source, [...(assigned.get(source) ?? []), type]);
  }
  return assigned;
}

async function readSource(
  source: FactSource,
  types: FactType[],
  context: FactReadContext,
  logger: LoggerService,
): Promise<FactReading[]> {
  try {
    return await source.read(types, context);
  } catch (error) {
    context.signal?.throwIfAborted();
    logger.warn('A source of facts could not be read', {
      source: source.id,
      problem: error.message,
    });
    const unavailable = `${source.title} could not be read: ${reasonOf(
      error,
    )}.`;
    return types.map(type => ({
      factId: type.id,
      unavailable,
      complete: false,
      rows: [],
    }));
  }
}

/** Without the addresses and texts of the other side, which would change from run to run. */
function reasonOf(error: { statusCode?: number; name?: string }): string {
  if (error.statusCode === 404) return 'the plugin is not installed';
  if (error.statusCode !== undefined) return `it answered ${error.statusCode}`;
  return 'it did not answer';
}
