import type { Effect } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { EffectRow } from './rows';

export async function insertEffect(db: Knex, row: EffectRow): Promise<void> {
  await db<EffectRow>('tools_effects').insert(row);
}

export async function listEffects(
  db: Knex,
  correlationId: string,
): Promise<EffectRow[]> {
  return db<EffectRow>('tools_effects')
    .where({ correlation_id: correlationId })
    .orderBy(['created_at', 'id']);
}

export async function findEffect(
  db: Knex,
  id: string,
): Promise<EffectRow | undefined> {
  return db<EffectRow>('tools_effects').where({ id }).first();
}

/** Claims the undoing of an effect, so that it happens once; `false` when it is already undone. */
export async function markUndone(
  db: Knex,
  id: string,
  at: string,
): Promise<boolean> {
  const updated = await db<EffectRow>('tools_effects')
    .where({ id })
    .whereNull('undone_at')
    .update({ undone_at: at });
  return updated > 0;
}

export async function unmarkUndone(db: Knex, id: string): Promise<void> {
  await db<EffectRow>('tools_effects')
    .where({ id })
    .update({ undone_at: null });
}

export function toEffect(row: EffectRow): Effect {
  return {
    id: row.id,
    instance: row.instance,
    action: row.action,
    summary: row.summary,
    ...(row.url ? { url: row.url } : {}),
    unchanged: Boolean(row.unchanged),
    undoable: row.undo !== null && row.undone_at === null,
    ...(row.undone_at ? { undoneAt: row.undone_at } : {}),
    output: JSON.parse(row.output),
  };
}
