import type { Knex } from 'knex';
import { chunked } from './database';

/** What happens to a row whose key, these columns, is there already. */
export interface OnConflict {
  key: string[];
  then: 'ignore' | 'merge';
}

/**
 * Inserts many complete rows. To PostgreSQL they go as one value: thousands of bound ones take
 * longer to write and to read than the rows to store.
 */
export async function insertRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  conflict?: OnConflict,
): Promise<void> {
  for (const part of chunked(rows)) {
    if (trx.client.config.client === 'pg') {
      await insertJson(trx, table, part, conflict);
    } else {
      await insertBound(trx, table, part, conflict);
    }
  }
}

async function insertJson(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  conflict: OnConflict | undefined,
) {
  const columns = Object.keys(rows[0]);
  const names = listOf(columns);
  const end = conflict ? onConflict(columns, conflict) : { sql: '', names: [] };
  await trx.raw(
    `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?) ${end.sql}`,
    [table, ...columns, ...columns, table, JSON.stringify(rows), ...end.names],
  );
}

function onConflict(columns: string[], { key, then }: OnConflict) {
  const sql = `on conflict (${listOf(key)}) do`;
  if (then === 'ignore') return { sql: `${sql} nothing`, names: key };
  const changed = columns.filter(column => !key.includes(column));
  return {
    sql: `${sql} update set ${changed.map(() => '?? = excluded.??').join()}`,
    names: [...key, ...changed.flatMap(column => [column, column])],
  };
}

function listOf(names: string[]): string {
  return names.map(() => '??').join();
}

async function insertBound(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  conflict: OnConflict | undefined,
) {
  const query = trx(table).insert(rows);
  if (!conflict) await query;
  else if (conflict.then === 'ignore') {
    await query.onConflict(conflict.key).ignore();
  } else await query.onConflict(conflict.key).merge();
}
