import type { Effect } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { EffectRow } from './rows';

/** What a repetition of an action has in common with the first time. */
export type EffectKey = Pick<
  EffectRow,
  'correlation_id' | 'instance' | 'action' | 'input_hash' | 'created_by'
>;

/** Keeps what will be done, before, and what was done, after. */
export async function saveEffect(db: Knex, row: EffectRow): Promise<void> {
  await db<EffectRow>('tools_effects').insert(row).onConflict('id').merge();
}

/** For what turned out to have changed nothing. */
export async function deleteEffect(db: Knex, id: string): Promise<void> {
  await db<EffectRow>('tools_effects').where({ id }).delete();
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

/** What the same person began before in the same task, and what is not known to have finished. */
export async function findUnfinished(
  db: Knex,
  key: EffectKey,
): Promise<EffectRow | undefined> {
  return db<EffectRow>('tools_effects')
    .where(key)
    .whereNull('finished_at')
    .whereNull('undone_at')
    .orderBy('created_at')
    .first();
}

/**
 * Claims the undoing of an effect, so that it happens once; `false` when it is undone, or somebody
 * began after `since` to undo it.
 */
export async function claimUndo(
  db: Knex,
  id: string,
  { at, since }: { at: string; since: string },
): Promise<boolean> {
  const updated = await db<EffectRow>('tools_effects')
    .where({ id })
    .whereNull('undone_at')
    .where(free =>
      free.whereNull('undo_started_at').orWhere('undo_started_at', '<', since),
    )
    .update({ undo_started_at: at });
  return updated > 0;
}

/** Ends the undoing of an effect: with the time at which it was undone, or without success. */
export async function endUndo(
  db: Knex,
  id: string,
  undoneAt: string | null,
): Promise<void> {
  await db<EffectRow>('tools_effects')
    .where({ id })
    .update({ undo_started_at: null, undone_at: undoneAt });
}

export function toEffect(row: EffectRow): Effect {
  const since = unfinishedSince(row);
  return {
    id: row.id,
    instance: row.instance,
    action: row.action,
    summary: since ? summaryOf(row) : row.summary,
    ...(row.url ? { url: row.url } : {}),
    unchanged: Boolean(row.unchanged),
    undoable: row.undo !== null && row.undone_at === null,
    ...(row.undone_at ? { undoneAt: row.undone_at } : {}),
    ...(since ? { unfinishedSince: since } : {}),
    output: JSON.parse(row.output),
  };
}

function unfinishedSince(row: EffectRow): string | null {
  if (row.undone_at) return null;
  return row.undo_started_at ?? (row.finished_at ? null : row.created_at);
}

const UNKNOWN = 'not known to have finished';

function summaryOf(row: EffectRow) {
  const { summary, created_at, failed_at, undo_started_at } = row;
  if (undo_started_at) {
    return `${summary}: taking it back started at ${undo_started_at}, ${UNKNOWN}`;
  }
  return failed_at
    ? `${summary}: failed at ${failed_at}, may have been made in part`
    : `${summary}: started at ${created_at}, ${UNKNOWN}`;
}
