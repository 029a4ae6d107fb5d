import { randomUUID } from 'node:crypto';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import type {
  ActionDefinition,
  ActionPlan,
  ActionResult,
} from '@strata/backstage-plugin-tools-node';
import type { EffectKey } from '../store/effects';
import { contentHash } from '../store/hash';
import type { EffectRow } from '../store/rows';
import type { ActionCall, Step } from './call';
import { assertNoSecret } from './secrets';

export function toPlanned(
  { instance, action: name }: ActionCall,
  { undo }: ActionDefinition,
  { summary, unchanged }: ActionPlan,
): Effect {
  const undoable = Boolean(undo);
  return { instance, action: name, summary, unchanged, undoable, output: {} };
}

export function keyOf(call: ActionCall): EffectKey {
  return {
    correlation_id: call.correlationId ?? null,
    instance: call.instance,
    action: call.action,
    input_hash: contentHash(call.input),
    created_by: call.by,
  };
}

const UNFINISHED = {
  finished_at: null,
  failed_at: null,
  undo_started_at: null,
};

/** An interrupted effect as it is begun once more. */
export function begunAgain(row: EffectRow): EffectRow {
  return { ...row, ...UNFINISHED, created_at: new Date().toISOString() };
}

export function toRow(key: EffectKey, step: Step, plan: ActionPlan): EffectRow {
  return {
    id: randomUUID(),
    ...key,
    summary: plan.summary,
    url: null,
    unchanged: plan.unchanged,
    undo: undoOf(step, plan),
    output: '{}',
    created_at: new Date().toISOString(),
    ...UNFINISHED,
    undone_at: null,
  };
}

export function undoOf(
  { action, tool }: Step,
  { undo, unchanged }: ActionPlan | ActionResult,
): string | null {
  assertNoSecret(tool.instance, undo);
  return action.undo && undo && !unchanged ? JSON.stringify(undo) : null;
}

/**
 * What there is now was made by this action also where an earlier attempt made it, and what there
 * was before is what that one saw.
 */
export function outcomeOf(
  step: Step,
  result: ActionResult,
  before?: EffectRow,
) {
  const { summary, url = null, unchanged, output = {} } = result;
  assertNoSecret(step.tool.instance, output);
  const undo = undoOf(step, result);
  const outcome = {
    ...{ summary, url, output: JSON.stringify(output) },
    ...UNFINISHED,
    finished_at: new Date().toISOString(),
  };
  if (!before?.undo) return { ...outcome, unchanged, undo };
  const merged = { ...JSON.parse(undo ?? '{}'), ...JSON.parse(before.undo) };
  return { ...outcome, unchanged: false, undo: JSON.stringify(merged) };
}
