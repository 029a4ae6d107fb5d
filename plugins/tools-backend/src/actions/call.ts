import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  ConnectorError,
  createReadContext,
  explainTimeout,
  mayChange,
  speakerFor,
  type ActionDefinition,
  type ConnectorInstance,
  type Gate,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';

/** Milliseconds that a change may take. What began earlier and has not ended was interrupted. */
export const ACTION_MS = 120_000;

export interface ActionCall {
  instance: string;
  action: string;
  input: JsonObject;
  dryRun: boolean;
  correlationId?: string;
  /** Entity ref of the person on whose behalf. */
  by: string;
}

/** An action with all that it needs. */
export interface Step {
  action: ActionDefinition;
  tool: ToolCall;
  input: unknown;
}

export interface ToolCall {
  instance: ConnectorInstance;
  /** Name of the action. */
  action: string;
  gate?: Gate;
}

export function findAction(
  instance: ConnectorInstance,
  name: string,
): ActionDefinition {
  const actions = instance.definition.actions ?? [];
  const action = actions.find(one => one.name === name);
  if (action) return action;
  const known = actions.map(one => one.name).join(', ') || 'none';
  throw new NotFoundError(
    `${instance.title} has no action ${name}; there are: ${known}`,
  );
}

export function parseInput(
  action: ActionDefinition,
  input: JsonObject,
): unknown {
  const result = action.input.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(
    `The input of ${action.name} is not right: ${problems.join('; ')}`,
  );
}

export function assertWritable(
  instance: ConnectorInstance,
  { name, permission }: ActionDefinition,
) {
  if (mayChange(instance, name)) return;
  const { configKey, writeKey } = speakerFor(instance, name);
  throw new InputError(
    `${instance.title} cannot be changed: put a token with ${permission} in \`${configKey}.${writeKey}\``,
  );
}

/** Calls a tool with the credential of an action. Fails with a `ConnectorError`, or by a fault. */
export async function callTool<T>(
  { instance, action, gate }: ToolCall,
  body: (context: ReadContext<any>) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(ACTION_MS);
  const open = createReadContext({ instance, action, gate, signal });
  // Because a person asks.
  gate?.tryNow?.();
  try {
    return await body(open.context);
  } catch (error) {
    throw explainTimeout(speakerFor(instance, action), signal, error);
  } finally {
    await open.close();
  }
}

/** A tool's refusal in words that reach the person; Strata's own status says whose fault it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error;
  const text = `${error.message} ${error.remedy}`;
  return error.retryable
    ? new ServiceUnavailableError(text)
    : new ConflictError(text);
}
