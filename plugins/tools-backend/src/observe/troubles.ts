import type { ShownError } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { SyncTarget } from '../engine/types';
import { missingItems } from '../store/removals';
import type { RunRow, SyncRow } from '../store/rows';
import type { NoticeKey } from '../store/notices';
import { readSync } from '../store/syncs';

/** A run that failed alone is no trouble: the next one may be well. */
const MIN_BAD_RUNS = 2;

/** Removals may wait so long before somebody is reminded of them. */
const HELD_HOURS = 24;

export interface Trouble extends NoticeKey {
  /** ISO time. */
  since: string;
  /** Whether it has lasted long enough that the owner should know. */
  lasting: boolean;
  error?: ShownError;
}

/** What is wrong with one sync now. A sync that somebody has paused is known to be out of order. */
export async function findTroubles(
  db: Knex,
  { instance, resource }: SyncTarget,
  now: Date,
): Promise<Trouble[]> {
  const key = { instance: instance.id, resource: resource.name };
  const sync = await readSync(db, key);
  if (!sync) return [];
  const olderThan = (since: string, minutes: number) =>
    !sync.paused_at && now.getTime() - Date.parse(since) >= minutes * 60_000;
  const troubles: Trouble[] = [];
  const bad = isBad(sync) ? await readBadRuns(db, sync) : undefined;
  if (bad) {
    const lasting =
      bad.runs >= MIN_BAD_RUNS &&
      olderThan(bad.since, instance.config.notifyAfterMinutes);
    const error = sync.error ? JSON.parse(sync.error) : undefined;
    troubles.push({
      ...key,
      kind: 'failing',
      since: bad.since,
      lasting,
      error,
    });
  }
  const held = sync.held ? await heldSince(db, sync) : undefined;
  if (held) {
    const lasting = olderThan(held, HELD_HOURS * 60);
    troubles.push({ ...key, kind: 'held', since: held, lasting });
  }
  return troubles;
}

function isBad({ outcome }: Pick<SyncRow, 'outcome'>): boolean {
  return outcome === 'failed' || outcome === 'partial';
}

/** Since when, and how often, it was not read whole. */
async function readBadRuns(
  db: Knex,
  { instance, resource }: SyncRow,
): Promise<{ runs: number; since: string } | undefined> {
  const runs = () =>
    db<RunRow>('tools_runs')
      .where({ instance, resource })
      .whereNot({ mode: 'dry' });
  const [{ good }] = await runs()
    .whereNotIn('outcome', ['failed', 'partial'])
    .max({ good: 'started_at' });
  const [{ since, count }] = await runs()
    .where('started_at', '>', good ?? '')
    .min({ since: 'started_at' })
    .count({ count: '*' });
  return since ? { since: String(since), runs: Number(count) } : undefined;
}

async function heldSince(db: Knex, sync: SyncRow): Promise<string | undefined> {
  const [{ since }] = await missingItems(db, sync).min({
    since: 'missing_since',
  });
  return since ? String(since) : undefined;
}
