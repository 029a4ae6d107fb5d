import type { Touch } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { dbTime } from './clock';
import { chunked, inBytes, inOrder } from './database';
import { type SyncKey } from './syncs';

/** An item is read at most once in so many seconds, however many events tell of it. */
const PACE_SECONDS = 2;

/** After a day without success the periodic runs have said all there is to say. */
const KEPT_SECONDS = 24 * 60 * 60;

/** Our clock and the database's may differ by so much. */
const CLOCK_MARGIN_MS = 60_000;

/** Rows per statement, with the columns of a hint. */
const ROWS = 100;

export const HINTS = 'tools_hints';

const KEY = ['instance', 'resource', 'external_id'];

export const NOT_READING = {
  reading_token: null,
  reading_since: null,
  reading_heard: null,
};

export interface HintRow extends SyncKey {
  /** Empty where the whole list is meant. */
  external_id: string;
  waiting: boolean | 0 | 1;
  heard: number;
  heard_at: string;
  next_at: string;
  attempts: number;
  reading_token: string | null;
  reading_since: string | null;
  reading_heard: number | null;
  read_at: string | null;
}

/** Makes items wait to be read. A thousand events for one item are one row. */
export async function storeHints(
  db: Knex,
  touches: readonly (Touch & { instance: string })[],
): Promise<void> {
  const named = new Map(
    touches.map(({ instance, resource, id = '' }) => [
      [instance, resource, id].join('\0'),
      { instance, resource, external_id: id },
    ]),
  );
  // In the order of `lockHints`, so that no two ever wait for each other.
  const rows = [...named.keys()].sort().map(key => named.get(key)!);
  for (const part of chunked(rows, ROWS)) {
    await db(HINTS)
      .insert(
        part.map(row => ({
          ...row,
          waiting: true,
          heard: 1,
          heard_at: dbTime(db),
          next_at: dbTime(db),
        })),
      )
      .onConflict(KEY)
      .merge({
        waiting: true,
        heard: db.raw('?? + 1', [`${HINTS}.heard`]),
        heard_at: dbTime(db),
      });
  }
}

/** Syncs with hints whose time has come, the longest due first; none that a person has paused. */
export async function dueHints(db: Knex): Promise<SyncKey[]> {
  return db(`${HINTS} as h`)
    .join('tools_syncs as s', join =>
      join.on('s.instance', 'h.instance').on('s.resource', 'h.resource'),
    )
    .select('h.instance', 'h.resource')
    .where('h.waiting', true)
    .where('h.next_at', '<=', dbTime(db))
    .whereNull('s.paused_at')
    .groupBy('h.instance', 'h.resource')
    .orderByRaw('min(h.next_at)');
}

/** Marks some due hints as being read. From now on, what an earlier read says of them is void. */
export async function takeHints(
  trx: Knex.Transaction,
  key: SyncKey,
  token: string,
  limit: number,
): Promise<HintRow[]> {
  const due = await trx<HintRow>(HINTS)
    .where({ ...pick(key), waiting: true, reading_token: null })
    .where('next_at', '<=', dbTime(trx))
    .orderBy(['next_at', 'external_id'])
    .limit(limit);
  if (!due.length) return due;
  const ids = due.map(hint => hint.external_id);
  await lockHints(trx, pick(key), ids);
  await trx<HintRow>(HINTS)
    .where({ ...pick(key), reading_token: null })
    .whereIn('external_id', ids)
    .update({
      reading_token: token,
      reading_since: dbTime(trx) as unknown as string,
      reading_heard: trx.ref('heard') as unknown as number,
    });
  return due;
}

/**
 * Those of the taken hints that no page of a later run has overtaken. They are not locked, so that
 * no webhook has to wait until what was read is written; it only makes its item wait again.
 */
export async function standingHints(
  trx: Knex.Transaction,
  key: SyncKey,
  token: string,
): Promise<HintRow[]> {
  return trx<HintRow>(HINTS)
    .where({ ...pick(key), reading_token: token })
    .orderByRaw(inBytes(trx, ['external_id']));
}

/**
 * Before several are changed, in the order of `storeHints`, so that none waits for the other; of
 * all that wait, unless ids are given.
 */
export async function lockHints(
  trx: Knex.Transaction,
  where: Pick<SyncKey, 'instance'> & Partial<SyncKey>,
  ids?: readonly string[],
): Promise<void> {
  const hints = () =>
    trx(HINTS)
      .select('external_id')
      .where(where)
      .orderByRaw(inBytes(trx, ['resource', 'external_id']))
      .forUpdate();
  if (!ids) await hints().where({ waiting: true });
  for (const part of chunked([...(ids ?? [])].sort())) {
    await hints().whereIn('external_id', part);
  }
}

/** What was read is stored. An event that came meanwhile keeps its item waiting. */
export async function settleHints(
  trx: Knex.Transaction,
  key: SyncKey,
  token: string,
  ids: readonly string[],
): Promise<void> {
  for (const part of chunked(ids)) {
    await trx(HINTS)
      .where({ ...pick(key), reading_token: token })
      .whereIn('external_id', part)
      .update({
        waiting: trx.raw('heard > reading_heard'),
        next_at: dbTime(trx, PACE_SECONDS),
        read_at: trx.ref('reading_since'),
        attempts: 0,
        ...NOT_READING,
      });
  }
}

/** Tried again in `seconds`. */
export async function postponeHint(
  trx: Knex.Transaction,
  { instance, resource, external_id }: HintRow,
  seconds: number,
): Promise<void> {
  await trx(HINTS)
    .where({ instance, resource, external_id })
    .update({
      next_at: dbTime(trx, seconds),
      attempts: trx.raw('attempts + 1'),
      ...NOT_READING,
    });
}

/** The tool cannot be asked for anything now: all that waits for it is tried again in `seconds`. */
export async function postponeHints(
  trx: Knex.Transaction,
  instance: string,
  seconds: number,
): Promise<void> {
  await trx(HINTS)
    .where({ instance, waiting: true })
    .update({
      next_at: dbTime(trx, seconds),
      attempts: trx.raw('attempts + 1'),
      ...NOT_READING,
    });
}

/** Lets go of hints that were taken and not read. */
export async function releaseHints(
  db: Knex,
  instance: string,
  token?: string,
): Promise<void> {
  await db(HINTS)
    .where({ instance, ...(token && { reading_token: token }) })
    .whereNotNull('reading_token')
    .update(NOT_READING);
}

/**
 * Drops what has served: read, and nothing older can come any more. Whoever lost a lease may only
 * sleep, and the next run goes on with what an interrupted one has read.
 */
export async function forgetHints(db: Knex): Promise<void> {
  await clearAnswered(db);
  const ofSync = (table: string) =>
    db(`${table} as o`)
      .select(db.raw('1'))
      .whereRaw(`o.instance = ${HINTS}.instance`)
      .whereRaw(`o.resource = ${HINTS}.resource`);
  const served = (hints: Knex.QueryBuilder) =>
    hints
      .where({ waiting: false, reading_token: null })
      .where('next_at', '<=', dbTime(db))
      .whereNotExists(
        ofSync('tools_syncs')
          .whereRaw(`o.started_at <= ${HINTS}.read_at`)
          .whereNotNull('o.lease_token'),
      )
      .whereNotExists(ofSync('tools_checkpoints'))
      .whereNotExists(ofSync('tools_kept_pages').where('o.page', '>', 0));
  const old = (hints: Knex.QueryBuilder) =>
    hints
      .where({ reading_token: null })
      .where('heard_at', '<', dbTime(db, -KEPT_SECONDS));
  for (const which of [served, old]) {
    await inOrder(db, HINTS, KEY, which, hints => hints.delete());
  }
}

/**
 * A complete read that began after the last event has shown the item as it is; not one to which
 * the tool said that its list is as it was.
 */
async function clearAnswered(db: Knex): Promise<void> {
  const syncs = await db('tools_syncs as s')
    .whereExists(
      db(`${HINTS} as h`)
        .select(db.raw('1'))
        .whereRaw('h.instance = s.instance')
        .whereRaw('h.resource = s.resource')
        .where('h.waiting', true),
    )
    .whereNotNull('s.last_complete_at')
    .select('s.instance', 's.resource', 's.last_complete_at', 's.validator_at');
  for (const { last_complete_at, validator_at, ...key } of syncs) {
    const read = Date.parse(validator_at ?? last_complete_at);
    const before = new Date(read - CLOCK_MARGIN_MS).toISOString();
    const answered = (hints: Knex.QueryBuilder) =>
      hints
        .where({ ...pick(key), waiting: true, reading_token: null })
        .where('heard_at', '<', before);
    await inOrder(db, HINTS, KEY, answered, hints =>
      hints.update({ waiting: false }),
    );
  }
}

/** How many items wait, by sync. */
export async function countHints(
  db: Knex,
): Promise<(SyncKey & { count: number })[]> {
  const rows: any[] = await db(HINTS)
    .select('instance', 'resource')
    .where({ waiting: true })
    .count({ count: '*' })
    .groupBy('instance', 'resource');
  return rows.map(row => ({
    instance: row.instance,
    resource: row.resource,
    count: Number(row.count),
  }));
}

function pick({ instance, resource }: SyncKey): SyncKey {
  return { instance, resource };
}
