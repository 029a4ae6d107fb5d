import type { Knex } from 'knex';
import { chunked } from './database';
import { stableJson } from './hash';

/** Columns per statement that every engine takes. */
const ROWS = 200;

/**
 * Makes a small table hold exactly these rows, writing only what differs. `key` are the columns
 * of its primary key.
 */
export async function replaceRows<T extends object>(
  trx: Knex.Transaction,
  table: string,
  key: (keyof T & string)[],
  wanted: readonly T[],
): Promise<void> {
  const nameOf = (row: T) => stableJson(key.map(column => row[column]));
  const stored: T[] = await trx(table).select();
  const before = new Map(stored.map(row => [nameOf(row), stableJson(row)]));
  const names = new Set(wanted.map(nameOf));
  const changed = wanted.filter(
    row => before.get(nameOf(row)) !== stableJson(row),
  );
  for (const part of chunked(changed, ROWS)) {
    await trx(table).insert(part).onConflict(key).merge();
  }
  for (const row of stored.filter(old => !names.has(nameOf(old)))) {
    await trx(table)
      .where(Object.fromEntries(key.map(column => [column, row[column]])))
      .delete();
  }
}
