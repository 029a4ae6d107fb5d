import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  createReadContext,
  mayChange,
  type ActionDefinition,
  type ActionResult,
  type ConnectorInstance,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { Engine } from '../engine/engine';
import {
  findEffect,
  insertEffect,
  listEffects,
  markUndone,
  toEffect,
  unmarkUndone,
} from '../store/effects';
import type { EffectRow } from '../store/rows';
import { assertNoSecret } from './secrets';

export interface ActionCall {
  instance: string;
  action: string;
  input: JsonObject;
  dryRun: boolean;
  correlationId?: string;
  /** Entity ref of the person on whose behalf. */
  by: string;
}

/** Runs the write actions that connectors declare, and takes them back. */
export class ActionRunner {
  constructor(private readonly db: Knex, private readonly engine: Engine) {}

  async run(call: ActionCall): Promise<Effect> {
    const instance = this.engine.findInstance(call.instance);
    const action = findAction(instance, call.action);
    const input = parseInput(action, call.input);
    assertWriteToken(instance, action);
    const context = contextFor(instance);
    if (call.dryRun) {
      const plan = await translated(() => action.plan(input, context));
      const { instance: id, action: name } = call;
      return {
        instance: id,
        action: name,
        ...plan,
        undoable: Boolean(action.undo),
        output: {},
      };
    }
    const result = await translated(() => action.apply(input, context));
    const undo = action.undo && !result.unchanged ? result.undo : undefined;
    assertNoSecret(instance, { undo, output: result.output });
    const row = toEffectRow(call, { ...result, undo });
    await insertEffect(this.db, row);
    return toEffect(row);
  }

  async list(correlationId: string): Promise<Effect[]> {
    return (await listEffects(this.db, correlationId)).map(toEffect);
  }

  /** Entity ref of the person on whose behalf a change was made. */
  async madeBy(id: string): Promise<string> {
    return (await this.find(id)).created_by;
  }

  async undo(id: string): Promise<Effect> {
    const row = await this.find(id);
    const instance = this.engine.findInstance(row.instance);
    const action = findAction(instance, row.action);
    if (row.undo === null || !action.undo) {
      throw new ConflictError(`"${row.summary}" cannot be taken back`);
    }
    assertWriteToken(instance, action);
    const undoneAt = new Date().toISOString();
    if (!(await markUndone(this.db, id, undoneAt))) {
      throw new ConflictError(`"${row.summary}" was already taken back`);
    }
    try {
      const payload = JSON.parse(row.undo);
      const { summary } = await translated(() =>
        action.undo!(payload, contextFor(instance)),
      );
      return { ...toEffect({ ...row, undone_at: undoneAt }), summary };
    } catch (error) {
      await unmarkUndone(this.db, id);
      throw error;
    }
  }

  private async find(id: string): Promise<EffectRow> {
    const row = await findEffect(this.db, id);
    if (!row) throw new NotFoundError(`No effect ${id}`);
    return row;
  }
}

function toEffectRow(call: ActionCall, result: ActionResult): EffectRow {
  return {
    id: randomUUID(),
    correlation_id: call.correlationId ?? null,
    instance: call.instance,
    action: call.action,
    summary: result.summary,
    url: result.url ?? null,
    unchanged: result.unchanged,
    undo: result.undo ? JSON.stringify(result.undo) : null,
    output: JSON.stringify(result.output ?? {}),
    created_by: call.by,
    created_at: new Date().toISOString(),
    undone_at: null,
  };
}

function contextFor(instance: ConnectorInstance): ReadContext<any> {
  const signal = AbortSignal.timeout(120_000);
  return createReadContext({ instance, signal }).context;
}

function findAction(
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

function parseInput(action: ActionDefinition, input: JsonObject): unknown {
  const result = action.input.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(
    `The input of ${action.name} is not right: ${problems.join('; ')}`,
  );
}

function assertWriteToken(
  instance: ConnectorInstance,
  action: ActionDefinition,
) {
  if (mayChange(instance)) return;
  const { definition, name, title } = instance;
  throw new InputError(
    `${title} cannot be changed: put a token with ${action.permission} in \`tools.${definition.id}.${name}.writeToken\``,
  );
}

/** A tool's refusal in words that reach the person; Strata's own status says whose fault it is. */
async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const text = `${error.message} ${error.remedy}`;
    throw error.retryable
      ? new ServiceUnavailableError(text)
      : new ConflictError(text);
  }
}
