import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { allowedRemovals } from '../engine/removalGuard';
import { replaceRows } from '../store/differences';
import { toPersonRow } from './people';
import type { PersonRow } from './rows';

/** Most Users that may vanish together without a person's word: so many, or that share of all. */
const BUDGET = { items: 10, percent: 10 };

export interface LeaverPolicy {
  /** Minutes for which a User has to be missing from the catalog before the person counts as gone. */
  leftAfterMinutes: number;
}

/**
 * Takes in one whole read of the catalog's Users. Who is missing is first only noted; who stays
 * missing is gone, unless so many are that the catalog is likelier to be broken.
 */
export async function updatePeople(
  trx: Knex.Transaction,
  users: readonly Entity[],
  now: string,
  { leftAfterMinutes }: LeaverPolicy,
): Promise<void> {
  const stored = await readPeople(trx);
  const seen = new Map(
    users
      .flatMap(user => toPersonRow(user) ?? [])
      .map(row => [row.entity_ref, row]),
  );
  const absent = stored.filter(row => !seen.has(row.entity_ref));
  const missing = absent.filter(row => !row.gone_at);
  const known = stored.length - absent.length + missing.length;
  const believed = isBelievable(missing.length, known, seen.size);
  const before = Date.parse(now) - leftAfterMinutes * 60_000;
  const next = absent.map((row): PersonRow => {
    if (row.gone_at) return row;
    const since = row.missing_since ?? now;
    const gone = believed && Date.parse(since) <= before;
    return { ...row, missing_since: since, gone_at: gone ? now : null };
  });
  const rows = [...seen.values(), ...next];
  await replaceRows(trx, 'tools_people', ['entity_ref'], rows);
}

export function readPeople(db: Knex): Promise<PersonRow[]> {
  return db<PersonRow>('tools_people').select().orderBy('entity_ref');
}

/** Users that are missing, where they are too many to be believed. */
export async function countHeldLeavers(db: Knex): Promise<number> {
  const rows = (await readPeople(db)).filter(row => !row.gone_at);
  const missing = rows.filter(row => row.missing_since).length;
  const seen = rows.length - missing;
  return isBelievable(missing, rows.length, seen) ? 0 : missing;
}

function isBelievable(missing: number, known: number, seen: number): boolean {
  return missing <= allowedRemovals(known, { seen: { count: seen } }, BUDGET);
}

/** A person says that all who are missing are gone. */
export async function acceptHeldLeavers(
  db: Knex,
  now: string,
): Promise<number> {
  return db<PersonRow>('tools_people')
    .whereNotNull('missing_since')
    .whereNull('gone_at')
    .update({ gone_at: now });
}
