import type { DeliveryRefusal } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { dbTime } from './clock';
import { chunked, inOrder } from './database';

const TABLE = 'tools_deliveries';
const KEY = ['instance', 'delivery'];

/** Rows per statement. */
const ROWS = 100;

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

export interface RememberedDelivery extends Omit<DeliveryRow, 'until'> {
  seconds: number;
}

/** Remembers deliveries; false for each that is known already. */
export async function rememberDeliveries(
  db: Knex,
  deliveries: readonly RememberedDelivery[],
): Promise<boolean[]> {
  const nameOf = (one: Omit<DeliveryRow, 'until'>) =>
    JSON.stringify([one.instance, one.delivery]);
  const first = new Map(
    [...deliveries].reverse().map(one => [nameOf(one), one]),
  );
  const stored = new Set<string>();
  // In one order, so that two processes never wait for each other.
  const names = [...first.keys()].sort();
  for (const part of chunked(names, ROWS)) {
    const rows = await db<DeliveryRow>(TABLE)
      .insert(
        part.map(name => {
          const { instance, delivery, seconds } = first.get(name)!;
          const until = dbTime(db, seconds) as unknown as string;
          return { instance, delivery, until };
        }),
      )
      .onConflict(KEY)
      .merge(['until'])
      .where(`${TABLE}.until`, '<', dbTime(db))
      .returning(['instance', 'delivery']);
    rows.forEach(row => stored.add(nameOf(row)));
  }
  return deliveries.map(
    one => first.get(nameOf(one)) === one && stored.has(nameOf(one)),
  );
}

export async function forgetOldDeliveries(db: Knex): Promise<void> {
  const old = (deliveries: Knex.QueryBuilder) =>
    deliveries.where('until', '<', dbTime(db));
  await inOrder(db, TABLE, KEY, old, deliveries => deliveries.delete());
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
