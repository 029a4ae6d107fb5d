import type { DeliveryRefusal } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { dbTime } from './clock';

const TABLE = 'tools_deliveries';
const COUNTS = 'tools_delivery_counts';

interface DeliveryRow {
  instance: string;
  delivery: string;
  until: string;
}

/** What came of a delivery. */
export type DeliveryOutcome = 'accepted' | DeliveryRefusal;

export interface DeliveryCount {
  instance: string;
  outcome: DeliveryOutcome;
  count: number;
  last_at: string;
}

/** Remembers a delivery; false when it is known already. */
export async function rememberDelivery(
  db: Knex,
  { instance, delivery }: Omit<DeliveryRow, 'until'>,
  seconds: number,
): Promise<boolean> {
  const until = dbTime(db, seconds) as unknown as string;
  const stored = await db<DeliveryRow>(TABLE)
    .insert({ instance, delivery, until })
    .onConflict(['instance', 'delivery'])
    .merge({ until })
    .where(`${TABLE}.until`, '<', dbTime(db))
    .returning('delivery');
  return stored.length > 0;
}

/** A delivery that could not be passed on may come again. */
export async function forgetDelivery(
  db: Knex,
  { instance, delivery }: Omit<DeliveryRow, 'until'>,
): Promise<void> {
  await db<DeliveryRow>(TABLE).where({ instance, delivery }).delete();
}

export async function forgetOldDeliveries(db: Knex): Promise<void> {
  await db<DeliveryRow>(TABLE).where('until', '<', dbTime(db)).delete();
}

/** Adds to what all processes together have counted. */
export async function addDeliveryCounts(
  db: Knex,
  counts: readonly DeliveryCount[],
): Promise<void> {
  for (const { count, last_at, ...key } of counts) {
    await db<DeliveryCount>(COUNTS)
      .insert({ ...key, count, last_at })
      .onConflict(['instance', 'outcome'])
      .merge({
        count: db.raw('?? + ?', [`${COUNTS}.count`, count]) as any,
        last_at,
      });
  }
}

export async function readDeliveryCounts(
  db: Knex,
  instance: string,
): Promise<DeliveryCount[]> {
  const rows = await db<DeliveryCount>(COUNTS).where({ instance });
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}
