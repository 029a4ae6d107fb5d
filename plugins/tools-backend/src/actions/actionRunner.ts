import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  type ActionPlan,
  type ActionResult,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { Engine } from '../engine/engine';
import {
  claimUndo,
  deleteEffect,
  endUndo,
  findEffect,
  findUnfinished,
  listEffects,
  saveEffect,
  toEffect,
} from '../store/effects';
import type { EffectRow } from '../store/rows';
import {
  ACTION_MS,
  assertWritable,
  callTool,
  findAction,
  inWords,
  parseInput,
  type ActionCall,
  type Step,
} from './call';
import {
  begunAgain,
  keyOf,
  outcomeOf,
  toPlanned,
  toRow,
  undoOf,
} from './effectRow';

/**
 * Runs the write actions that connectors declare, and takes them back. What is to be done, and how
 * it is taken back, is kept before it is done: a process may be killed at any time.
 */
export class ActionRunner {
  constructor(private readonly db: Knex, private readonly engine: Engine) {}

  async run(call: ActionCall): Promise<Effect> {
    const { action, tool } = this.resolve(call);
    const step = { action, tool, input: parseInput(action, call.input) };
    assertWritable(tool.instance, action);
    try {
      const plan = await planned(step);
      return call.dryRun
        ? toPlanned(call, action, plan)
        : toEffect(await this.change(call, step, plan));
    } catch (error) {
      throw inWords(error);
    }
  }

  async list(correlationId: string): Promise<EffectRow[]> {
    return listEffects(this.db, correlationId);
  }

  async find(id: string): Promise<EffectRow> {
    const row = await findEffect(this.db, id);
    if (!row) throw new NotFoundError(`No effect ${id}`);
    return row;
  }

  async undo(id: string): Promise<Effect> {
    const row = await this.find(id);
    const { action, tool } = this.resolve(row);
    if (row.undo === null || !action.undo) {
      throw new ConflictError(`"${row.summary}" cannot be taken back`);
    }
    assertWritable(tool.instance, action);
    await this.claim(row);
    try {
      const payload = JSON.parse(row.undo);
      const { summary } = await callTool(tool, context =>
        action.undo!(payload, context),
      );
      const undone_at = new Date().toISOString();
      await endUndo(this.db, id, undone_at);
      return { ...toEffect({ ...row, undone_at }), summary };
    } catch (error) {
      // After a fault of ours nobody knows how far it came.
      if (error instanceof ConnectorError) await endUndo(this.db, id, null);
      throw inWords(error);
    }
  }

  private resolve(call: { instance: string; action: string }) {
    const instance = this.engine.findInstance(call.instance);
    const action = findAction(instance, call.action);
    const gate = this.engine.gates.get(instance.id);
    return { action, tool: { instance, action: action.name, gate } };
  }

  /** Goes on with what the same call began before and was interrupted. */
  private async change(call: ActionCall, step: Step, plan: ActionPlan) {
    const key = keyOf(call);
    const before = await findUnfinished(this.db, key);
    const row = before ? begunAgain(before) : toRow(key, step, plan);
    await saveEffect(this.db, row);
    const result = await this.apply(row, step);
    const done = { ...row, ...outcomeOf(step, result, before) };
    await saveEffect(this.db, done);
    return done;
  }

  private async apply(row: EffectRow, step: Step): Promise<ActionResult> {
    const { action, tool, input } = step;
    try {
      return await callTool(tool, context => action.apply(input, context));
    } catch (error) {
      if (await changedNothing(row, step, error)) {
        await deleteEffect(this.db, row.id);
      } else if (error instanceof ConnectorError) {
        const failed_at = new Date().toISOString();
        await saveEffect(this.db, { ...row, failed_at });
      }
      throw error;
    }
  }

  private async claim({ id, summary, ...row }: EffectRow) {
    const at = new Date().toISOString();
    const since = new Date(Date.now() - ACTION_MS).toISOString();
    const ended = row.finished_at ?? row.failed_at;
    if (!ended && row.created_at > since) {
      throw new ConflictError(
        `"${summary}" began at ${row.created_at} and may still be under way; try again in two minutes`,
      );
    }
    if (await claimUndo(this.db, id, { at, since })) return;
    const { undone_at } = await this.find(id);
    const how = undone_at ? 'was already' : 'is already being';
    throw new ConflictError(`"${summary}" ${how} taken back`);
  }
}

function planned({ action, tool, input }: Step): Promise<ActionPlan> {
  return callTool(tool, context => action.plan(input, context));
}

/**
 * Whether the tool refused the change and is as it was when that began. What a tool did not answer
 * it may have done all the same.
 */
async function changedNothing(row: EffectRow, step: Step, error: unknown) {
  if (!(error instanceof ConnectorError) || error.kind === 'unavailable') {
    return false;
  }
  const plan = await planned(step).catch(() => undefined);
  return (
    plan?.summary === row.summary &&
    plan.unchanged === Boolean(row.unchanged) &&
    undoOf(step, plan) === row.undo
  );
}
