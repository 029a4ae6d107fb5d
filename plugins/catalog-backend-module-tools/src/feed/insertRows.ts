import { chunked } from '@strata/database';
import type { Knex } from 'knex';

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
