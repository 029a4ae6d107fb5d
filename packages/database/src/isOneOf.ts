import type { Knex } from 'knex';

/**
 * For `where`: that a column is one of many texts. To PostgreSQL they go as one value: hundreds of
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
