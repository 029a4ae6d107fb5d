import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { SyncRow } from './rows';
import type { SyncKey } from './syncs';

/** A pass through all items of a sync, until another one begins or items come that it cannot know. */
export interface LinkPass extends SyncKey {
  /** Absent where the sync has no line, so that nobody keeps account of it. */
  token?: string;
}

/** Begins a pass that matches all items with `revision`; nothing where they already are. */
export async function beginPass(
  db: Knex,
  key: SyncKey,
  revision: string,
): Promise<LinkPass | undefined> {
  const line = await lineOf(db, key).first('linked');
  if (!line) return key;
  if (line.linked === revision) return undefined;
  const token = randomUUID();
  await lineOf(db, key).update({ linked: token });
  return { ...key, token };
}

/**
 * Whether the pass still stands; what stores items waits until the transaction that asks has ended.
 */
export async function holdPass(
  trx: Knex.Transaction,
  pass: LinkPass,
): Promise<boolean> {
  if (!pass.token) return true;
  const line = await lineOf(trx, pass).forUpdate().first('linked');
  return line?.linked === pass.token;
}

export async function endPass(
  db: Knex,
  pass: LinkPass,
  revision: string,
): Promise<void> {
  const { token } = pass;
  if (!token) return;
  await lineOf(db, pass).where({ linked: token }).update({ linked: revision });
}

/**
 * Notes that some items were matched with `revision`, or with nothing: where the others were
 * matched with something else, or a pass is under way, all have to be passed again.
 */
export async function noteLinked(
  trx: Knex.Transaction,
  key: SyncKey,
  revision: string | undefined,
): Promise<void> {
  const line = lineOf(trx, key).whereNotNull('linked');
  if (revision) line.whereNot('linked', revision);
  await line.update({ linked: null });
}

/** Of a sync without items, all are matched with anything; before the first ones are stored. */
export async function noteEmpty(
  trx: Knex.Transaction,
  key: SyncKey,
  revision: string,
): Promise<void> {
  const { instance, resource } = key;
  await lineOf(trx, key)
    .whereNull('linked')
    .whereNotExists(
      trx('tools_items').select(trx.raw('1')).where({ instance, resource }),
    )
    .update({ linked: revision });
}

/** Whether all items of a sync are matched with `revision`. */
export async function isLinked(
  db: Knex,
  key: SyncKey,
  revision: string,
): Promise<boolean> {
  const line = await lineOf(db, key).first('linked');
  return line?.linked === revision;
}

function lineOf(db: Knex, { instance, resource }: SyncKey) {
  return db<SyncRow>('tools_syncs').where({ instance, resource });
}
