import type { Knex } from 'knex';
import { chunked } from './chunked';

/** What happens to a row whose key, these columns, is there already. */
export interface OnConflict {
  key: readonly string[];
  then: 'ignore' | 'merge';
  /** Columns to give of the rows that were written. */
  returning?: readonly string[];
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
): Promise<any[]> {
  const isPostgres = trx.client.config.client === 'pg';
  const insert = isPostgres ? insertJson : insertBound;
  const written: any[] = [];
  for (const part of chunked(rows)) {
    written.push(...(await insert(trx, table, part, conflict)));
  }
  return written;
}

async function insertJson(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  conflict: OnConflict | undefined,
): Promise<any[]> {
  const columns = Object.keys(rows[0]);
  const names = listOf(columns);
  const end = conflict ? onConflict(columns, conflict) : { sql: '', names: [] };
  const given = conflict?.returning ?? [];
  const returning = given.length ? `returning ${listOf(given)}` : '';
  const result = await trx.raw(
    `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?) ${end.sql} ${returning}`,
    [
      ...[table, ...columns, ...columns, table, JSON.stringify(rows)],
      ...[...end.names, ...given],
    ],
  );
  return result.rows;
}

function onConflict(columns: string[], { key, then }: OnConflict) {
  const sql = `on conflict (${listOf(key)}) do`;
  if (then === 'ignore') return { sql: `${sql} nothing`, names: [...key] };
  const changed = columns.filter(column => !key.includes(column));
  return {
    sql: `${sql} update set ${changed.map(() => '?? = excluded.??').join()}`,
    names: [...key, ...changed.flatMap(column => [column, column])],
  };
}

function listOf(names: readonly string[]): string {
  return names.map(() => '??').join();
}

async function insertBound(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  conflict: OnConflict | undefined,
): Promise<any[]> {
  const query = trx(table).insert(rows);
  if (conflict?.returning) query.returning([...conflict.returning]);
  if (!conflict) return query;
  const onKey = query.onConflict([...conflict.key]);
  return conflict.then === 'ignore' ? onKey.ignore() : onKey.merge();
}
