import type { Knex } from 'knex';

/**
 * The database's time, `seconds` from now, as ISO text. Processes may disagree about the time; for
 * what they decide between them only the database's counts.
 */
export function dbTime(db: Knex, seconds = 0): Knex.Raw {
  return db.client.config.client === 'pg'
    ? db.raw(
        `to_char((clock_timestamp() + make_interval(secs => ?)) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        [seconds],
      )
    : db.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)`, [
        `${seconds} seconds`,
      ]);
}

/** The same, to compare with what is stored. */
export async function readDbTime(db: Knex): Promise<string> {
  const [{ now }] = await db.select({ now: dbTime(db) });
  return now;
}
