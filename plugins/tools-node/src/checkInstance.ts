import type {
  ChangeCredentialCheck,
  InstanceCheck,
  ShownError,
} from '@strata/backstage-plugin-tools-common';
import { createReadContext, ping } from './context';
import type { ReadContext, ResourceDefinition } from './define/connector';
import { ConnectorError } from './define/errors';
import { credentialOf } from './http/auth';
import { speakerFor } from './http/speaker';
import { explainTimeout } from './http/failures';
import type { Gate } from './http/gate';
import { switchedOff, type ConnectorInstance } from './instance';
import { NOTHING_KNOWN } from './read/evidence';
import { listPages } from './read/readResource';
import { parseRow } from './read/parseRow';
import { withSwitch } from './read/switchRemedy';

/** Milliseconds before a first retry: a person waits for the answer. */
const RETRY = { retries: 1, baseDelayMs: 200, maxDelayMs: 2000 };

/** Milliseconds for the whole of a check, and for one request of it. */
const CHECK_MS = 60_000;
const REQUEST_MS = 20_000;

interface Tried {
  instance: ConnectorInstance;
  /** Whose limits, and whose circuit, hold. */
  gate: Gate;
  signal: AbortSignal;
}

/**
 * Tries address and credentials of a configured tool, the first page of each resource and the
 * evidence of its first row, and tells what the tool refused. What is switched off is left alone.
 * Changes nothing. Because a person asks, it also tries a tool that is left alone.
 */
export async function checkInstance(
  instance: ConnectorInstance,
  gate: Gate,
  signal: AbortSignal = AbortSignal.timeout(CHECK_MS),
): Promise<InstanceCheck> {
  const { definition } = instance;
  const tried = { instance, gate, signal };
  gate.tryNow?.();
  const reached = await attempt(tried, context => ping(definition, context));
  const resources: InstanceCheck['resources'] = [];
  for (const resource of reached.error ? [] : instance.resources) {
    const { error, lacking } = await attempt(tried, context =>
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
    changes:
      reached.error?.kind === 'unavailable' ? [] : await checkChanges(tried),
  };
}

/** Asks for what proves the credential for reading with each of those for changes. */
async function checkChanges(tried: Tried): Promise<ChangeCredentialCheck[]> {
  const { instance } = tried;
  const checks = new Map<string, ChangeCredentialCheck>();
  for (const { name, title, permission } of instance.definition.actions ?? []) {
    if (!credentialOf(instance.config, true, name).token) continue;
    const { configKey, writeKey } = speakerFor(instance, name);
    const action = { action: name, actionTitle: title, permission };
    const known = checks.get(writeKey);
    if (known) {
      known.actions.push(action);
      continue;
    }
    const { error } = await attempt(
      tried,
      context => ping(instance.definition, context),
      { action: name, write: true },
    );
    const key = `${configKey}.${writeKey}`;
    checks.set(writeKey, { key, actions: [action], ...(error && { error }) });
  }
  return [...checks.values()];
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
  tried: Tried,
  body: (context: ReadContext<any>) => Promise<void>,
  credential: { action?: string; write?: boolean } = {},
): Promise<{ error?: ShownError; lacking: string[] }> {
  const refused = new Set<string>();
  const open = createReadContext({
    ...tried,
    ...credential,
    retry: RETRY,
    timeoutMs: REQUEST_MS,
    onRefused: call => refused.add(call),
  });
  try {
    await body(open.context);
    return { lacking: [...refused] };
  } catch (caught) {
    const { instance, signal } = tried;
    const error = explainTimeout(speakerFor(instance), signal, caught);
    if (!(error instanceof ConnectorError)) throw error;
    const { kind, message, remedy } = error;
    return { error: { kind, message, remedy }, lacking: [...refused] };
  } finally {
    await open.close();
  }
}
