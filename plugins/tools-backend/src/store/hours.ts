import type { TakenCalls } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { dbTime, readDbTime } from './clock';
import { inTransaction } from './database';

const TABLE = 'tools_hours';

const HOUR_SECONDS = 3600;

interface HourRow {
  /** Address and credential, as a hash. */
  origin: string;
  taken: number;
  ends_at: string;
}

/** Takes calls of the hour that all processes share for an address and credential. */
export function takeCalls(
  db: Knex,
  origin: string,
  wanted: number,
  most: number,
): Promise<TakenCalls> {
  return inTransaction(db, async trx => {
    const next = { taken: 0, ends_at: dbTime(trx, HOUR_SECONDS) };
    await trx(TABLE)
      .insert({ origin, ...next })
      .onConflict('origin')
      .ignore();
    const hour = () => trx<HourRow>(TABLE).where({ origin });
    await trx(TABLE)
      .where({ origin })
      .where('ends_at', '<=', dbTime(trx))
      .update(next);
    const { taken, ends_at } = (await hour().forUpdate().first())!;
    const now = await readDbTime(trx);
    // Fewer may be allowed than when the hour began.
    const granted = Math.max(0, Math.min(wanted, most - taken));
    await hour().increment('taken', granted);
    return { granted, nextInMs: Date.parse(ends_at) - Date.parse(now) };
  });
}
