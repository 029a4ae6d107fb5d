import type { Knex } from 'knex';
import type { HistoryRow } from './rows';

/** Lines like those of `results`, as they were at an earlier time; evidence is as each outcome began. */
export function resultsAt(knex: Knex, past: Date): Knex.QueryBuilder {
  const time = past.toISOString();
  return knex('history')
    .whereNotNull('process')
    .where('from_at', '<=', time)
    .where(or => or.whereNull('to_at').orWhere('to_at', '>', time))
    .select(
      ...['entity_ref', 'check_id', 'process', 'subject', 'entity_title'],
      ...['team', 'outcome', 'message', 'evidence'],
      { since: 'from_at', updated_at: 'from_at' },
    );
}

/** Lines that differ only in the team are one to a person. */
export function joinLines(rows: readonly HistoryRow[]): HistoryRow[] {
  return rows.reduce<HistoryRow[]>((lines, row) => {
    const last = lines.at(-1);
    if (last?.outcome !== row.outcome || last.to_at !== row.from_at) {
      return [...lines, row];
    }
    return [...lines.slice(0, -1), { ...last, to_at: row.to_at }];
  }, []);
}
