import type { Knex } from 'knex';

/** Whether a result that rests on all items was last worked out from the same basis. */
export async function isWorkedOut(
  db: Knex,
  name: string,
  basis: string,
): Promise<boolean> {
  const row = await db('tools_worked_out').where({ name }).first();
  return row?.basis === basis;
}

/** In the transaction that writes the result. */
export async function noteWorkedOut(
  trx: Knex.Transaction,
  name: string,
  basis: string,
): Promise<void> {
  await trx('tools_worked_out')
    .insert({ name, basis })
    .onConflict('name')
    .merge();
}

/** Counts changes of items: as long as it stands still, so do the items. */
export async function countItemChanges(
  trx: Knex.Transaction,
  changes: number,
): Promise<void> {
  if (!changes) return;
  await trx('tools_counters')
    .where({ name: 'items' })
    .increment('value', changes);
}

export async function itemChanges(db: Knex): Promise<number> {
  const row = await db('tools_counters').where({ name: 'items' }).first();
  return Number(row.value);
}
