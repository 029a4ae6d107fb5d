import { Clients } from './client/clients';
import type { ConnectorDefinition, ReadContext } from './define/connector';
import { CallBudget } from './http/budget';
import { createApiClient } from './http/client';
import { createToolGate, type Gate } from './http/gate';
import { defaultRetryPolicy, type RetryPolicy } from './http/retry';
import { speakerFor } from './http/speaker';
import type { ConnectorInstance } from './instance';

/** A context for one run, with what the run has to count and to close. */
export interface OpenContext {
  context: ReadContext<any>;
  /** Requests and calls that left this machine so far. */
  calls(): number;
  close(): Promise<void>;
}

/** Of which instance a context is: connectors have no need to know. */
const instances = new WeakMap<ReadContext<any>, ConnectorInstance>();

export function instanceOf(
  context: ReadContext<any>,
): ConnectorInstance | undefined {
  return instances.get(context);
}

/** What the functions of a connector work with, for one run against one instance. */
export function createReadContext(options: {
  instance: ConnectorInstance;
  signal: AbortSignal;
  /** Shared by all runs against the same instance; default one of its own. */
  gate?: Gate;
  retry?: Partial<RetryPolicy>;
  now?: Date;
  since?: Date;
  resumeAt?: string;
  validator?: string;
  /** Called with each request that the tool refuses, as `GET /path`. */
  onRefused?: (call: string) => void;
  /** Milliseconds for one request or call. Default 30 seconds. */
  timeoutMs?: number;
  /** Name of the action whose credential changes have. */
  action?: string;
  /** Whether reads, too, have the credential for changes. */
  write?: boolean;
}): OpenContext {
  const { instance, signal, retry, since, resumeAt, validator } = options;
  const { action, write } = options;
  const gate = options.gate ?? createToolGate(instance);
  const { callsPerRun } = instance.config.limits;
  const budget = new CallBudget(speakerFor(instance), callsPerRun);
  const timeoutMs = options.timeoutMs ?? 30_000;
  const api = createApiClient({
    instance,
    gate,
    budget,
    retry,
    signal,
    timeoutMs,
    action,
    write,
    onRefused: ({ method, path }) => options.onRefused?.(`${method} ${path}`),
  });
  const clients = new Clients({
    instance,
    gate,
    budget,
    policy: { ...defaultRetryPolicy, ...retry },
    signal,
    timeoutMs,
  });
  const context: ReadContext<any> = {
    api,
    use: (definition, call) => clients.use(definition, call),
    instance: instance.name,
    settings: instance.settings,
    signal,
    now: options.now ?? new Date(),
    since,
    resumeAt,
    validator,
  };
  instances.set(context, instance);
  return {
    context,
    calls: () => budget.spent,
    close: () => clients.close(),
  };
}

/** Proves that the tool can be reached and accepts the credential, or throws a `ConnectorError`. */
export async function ping(
  connector: ConnectorDefinition<any>,
  context: ReadContext<any>,
): Promise<void> {
  const how = connector.api.ping;
  if (typeof how === 'string') await context.api.request('GET', how);
  else await how(context);
}
