import { chunked } from '@strata/database';
import type { Knex } from 'knex';

/**
 * For `where`: that a column is one of many texts. PostgreSQL gets them as one value: hundreds of
 * bound ones take longer to write and to read than the rows to find.
 */
export function isOneOf(
  column: string,
  values: readonly string[],
): Knex.QueryCallback {
  return query => {
    if (query.client.config.client === 'pg') {
      query.whereRaw('?? = any(?::text[])', [column, [...values]]);
    } else {
      query.whereIn(column, values);
    }
  };
}

/** Inserts rows that have all columns of the table, into PostgreSQL as one value. */
export async function insertRows(
  tx: Knex.Transaction,
  table: string,
  rows: readonly object[],
): Promise<void> {
  for (const chunk of chunked(rows)) {
    if (tx.client.config.client === 'pg') {
      await tx.raw(
        'insert into ?? select * from json_populate_recordset(null::??, ?)',
        [table, table, JSON.stringify(chunk)],
      );
    } else {
      await tx(table).insert(chunk);
    }
  }
}
