import type { Knex } from 'knex';
import { chunked } from './database';

export interface WhichRows {
  /** The column that tells the rows apart. */
  key: string;
  /** A row in which this column is set stays as it is. */
  unlessSet?: string;
  /** Columns to give of the rows that were updated. */
  returning?: readonly string[];
}

/**
 * Updates many rows, each with values of its own, all of the same columns. To PostgreSQL they go
 * as one value, for the reason that `insertRows` tells.
 */
export async function updateRows(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  which: WhichRows,
): Promise<any[]> {
  const isPostgres = trx.client.config.client === 'pg';
  const update = isPostgres ? updateFromJson : updateEach;
  const updated: any[] = [];
  for (const part of chunked(rows)) {
    updated.push(...(await update(trx, table, part, which)));
  }
  return updated;
}

async function updateFromJson(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  { key, unlessSet, returning = [key] }: WhichRows,
) {
  const columns = Object.keys(rows[0]).filter(column => column !== key);
  const set = columns.map(() => '?? = new.??').join();
  const unless = unlessSet ? 'and old.?? is null' : '';
  const result = await trx.raw(
    `update ?? as old set ${set} from json_populate_recordset(null::??, ?) as new
     where old.?? = new.?? ${unless} returning ${returning
      .map(() => 'old.??')
      .join()}`,
    [
      table,
      ...columns.flatMap(column => [column, column]),
      table,
      JSON.stringify(rows),
      key,
      key,
      ...(unlessSet ? [unlessSet] : []),
      ...returning,
    ],
  );
  return result.rows;
}

async function updateEach(
  trx: Knex.Transaction,
  table: string,
  rows: object[],
  { key, unlessSet, returning = [key] }: WhichRows,
) {
  const updated: any[] = [];
  for (const { [key]: id, ...values } of rows as Record<string, any>[]) {
    const query = trx(table).where(key, id);
    if (unlessSet) query.whereNull(unlessSet);
    updated.push(...(await query.update(values).returning([...returning])));
  }
  return updated;
}
