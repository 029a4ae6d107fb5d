import type {
  InstanceCheck,
  ShownError,
} from '@strata/backstage-plugin-tools-common';
import { createReadContext, ping } from './context';
import type { ReadContext, ResourceDefinition } from './define/connector';
import { ConnectorError } from './define/errors';
import { switchedOff, type ConnectorInstance } from './instance';
import { NOTHING_KNOWN } from './read/evidence';
import { listPages } from './read/readResource';
import { parseRow } from './read/parseRow';
import { withSwitch } from './read/switchRemedy';

/** Milliseconds before a first retry: a person waits for the answer. */
const RETRY = { retries: 1, baseDelayMs: 200, maxDelayMs: 2000 };

/**
 * Tries address and credential of a configured tool, the first page of each resource and the
 * evidence of its first row, and tells what the tool refused. What is switched off is left alone.
 * Changes nothing.
 */
export async function checkInstance(
  instance: ConnectorInstance,
  signal: AbortSignal,
): Promise<InstanceCheck> {
  const { definition } = instance;
  const reached = await attempt(instance, signal, context =>
    ping(definition, context),
  );
  const resources: InstanceCheck['resources'] = [];
  for (const resource of reached.error ? [] : instance.resources) {
    const { error, lacking } = await attempt(instance, signal, context =>
      readFirstRow(resource, context),
    );
    resources.push({
      resource: resource.name,
      resourceTitle: resource.title,
      readable: !error,
      lacking,
      ...(error ? { error } : {}),
    });
  }
  return {
    instance: instance.id,
    instanceTitle: instance.title,
    reachable: !reached.error,
    permissions: definition.permissions,
    ...(instance.takenOver ? { takenOver: instance.takenOver } : {}),
    ...(reached.error ? { error: reached.error } : {}),
    resources,
    switchedOff: switchedOff(instance).map(({ name, title }) => ({
      resource: name,
      resourceTitle: title,
    })),
  };
}

async function readFirstRow(
  resource: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): Promise<void> {
  for await (const page of listPages(resource, context)) {
    for (const raw of page.rows) {
      const parsed = parseRow(raw, resource, context);
      if (parsed.outcome !== 'item') continue;
      await firstEvidence(resource, parsed.row, context);
      return;
    }
    if (page.rows.length) return;
  }
}

async function firstEvidence(
  resource: ResourceDefinition<any, any>,
  row: unknown,
  context: ReadContext<any>,
): Promise<void> {
  try {
    await resource.evidence?.(row, context, NOTHING_KNOWN);
  } catch (error) {
    throw withSwitch(error, resource, context);
  }
}

async function attempt(
  instance: ConnectorInstance,
  signal: AbortSignal,
  body: (context: ReadContext<any>) => Promise<void>,
): Promise<{ error?: ShownError; lacking: string[] }> {
  const refused = new Set<string>();
  const open = createReadContext({
    instance,
    signal,
    retry: RETRY,
    onRefused: call => refused.add(call),
  });
  try {
    await body(open.context);
    return { lacking: [...refused] };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { kind, message, remedy } = error;
    return { error: { kind, message, remedy }, lacking: [...refused] };
  } finally {
    await open.close();
  }
}
