import type { ItemStatus } from '@strata/backstage-plugin-tools-common';
import { createReadContext, type OpenContext } from '../context';
import type { ConnectorDefinition, ItemDraft } from '../define/connector';
import { ConnectorError } from '../define/errors';
import { parseInstance } from '../instance';
import { readItem, type ItemReading } from '../read/readItem';
import { readResource } from '../read/readResource';
import type { ReadResult, ReadRow, RowProblem } from '../read/types';

/** What one resource of a connector gave. */
export interface ResourceReading extends Omit<ReadResult, 'seen'> {
  items: {
    externalId: string;
    draft: ItemDraft;
    status?: ItemStatus;
    /** Values by fact id. */
    facts: Record<string, unknown>;
  }[];
  problems: RowProblem[];
  /** Set when the list could not be read; the items before it are there. */
  error?: ConnectorError;
  calls: number;
}

export interface ReadConnectorOptions {
  /** Key below `tools.<connector>`. Default `main`. */
  name?: string;
  now?: Date;
  /** Ask incremental resources only for what changed since then. */
  since?: Date;
  /** Default all. */
  resources?: string[];
  /** `context.validator` by resource name. */
  validators?: Record<string, string>;
  /** Milliseconds before a first retry. Default 5, because tests should not wait. */
  retryDelayMs?: number;
}

/** A context as the engine makes it, for calling a connector's functions in tests. */
export function createConnectorContext(
  connector: ConnectorDefinition<any>,
  config: Record<string, unknown>,
  options: ReadConnectorOptions & { validator?: string } = {},
): OpenContext {
  const parsed = parseInstance(connector, options.name ?? 'main', config);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return createReadContext({
    instance: parsed.instance,
    signal: new AbortController().signal,
    retry: { baseDelayMs: options.retryDelayMs ?? 5 },
    now: options.now,
    validator: options.validator,
    since: options.since,
  });
}

/** Reads a connector once, as the engine would, without a database. For tests of connectors. */
export async function readConnector(
  connector: ConnectorDefinition<any>,
  config: Record<string, unknown>,
  options: ReadConnectorOptions = {},
): Promise<Record<string, ResourceReading>> {
  const readings: Record<string, ResourceReading> = {};
  for (const resource of connector.resources) {
    if (options.resources && !options.resources.includes(resource.name))
      continue;
    const open = createConnectorContext(connector, config, {
      ...options,
      validator: options.validators?.[resource.name],
    });
    const reading = emptyReading();
    readings[resource.name] = reading;
    const pages = readResource(resource, open.context);
    try {
      let next = await pages.next();
      while (!next.done) {
        reading.problems.push(...next.value.problems);
        reading.items.push(...next.value.rows.map(toItem));
        next = await pages.next();
      }
      const { seen, ...result } = next.value;
      Object.assign(reading, result);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      reading.error = error;
    } finally {
      await open.close();
    }
    reading.calls = open.calls();
  }
  return readings;
}

/** What one row gave that was read by its id. */
export interface SingleReading {
  outcome?: ItemReading['outcome'];
  item?: ResourceReading['items'][number];
  evidenceError?: ReadResult['evidenceError'];
  error?: ConnectorError;
}

/** Reads one row of a connector by its id, as after a webhook. For tests of connectors. */
export async function readConnectorItem(
  connector: ConnectorDefinition<any>,
  config: Record<string, unknown>,
  { resource: name, id }: { resource: string; id: string },
  options: ReadConnectorOptions = {},
): Promise<SingleReading> {
  const resource = connector.resources.find(known => known.name === name);
  if (!resource) throw new Error(`no resource ${name}`);
  const open = createConnectorContext(connector, config, options);
  try {
    const reading = await readItem(resource, id, open.context);
    const { outcome } = reading;
    if (outcome !== 'found') return { outcome };
    const { row, evidenceError } = reading;
    return { outcome, item: toItem(row), evidenceError };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { error };
  } finally {
    await open.close();
  }
}

function emptyReading(): ResourceReading {
  return { items: [], problems: [], rows: 0, listComplete: false, calls: 0 };
}

function toItem({
  externalId,
  draft,
  evidence,
}: ReadRow): ResourceReading['items'][number] {
  const facts = Object.fromEntries(
    (evidence?.facts ?? []).map(({ id, value }) => [id, value]),
  );
  return { externalId, draft, status: evidence?.status, facts };
}
