import type { ReadResult, SeenIds } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { newerThanRun } from '../store/overlaps';
import {
  deleteItems,
  markMissing,
  markSeen,
  readKnown,
  type Known,
} from '../store/removals';
import { readSync, type SyncKey } from '../store/syncs';
import { Tally } from '../store/tally';
import type { RunPlan } from './plan';
import { allowedRemovals } from './removalGuard';
import { keyOf, type SyncTarget } from './types';

export interface Removals {
  removed: string[];
  tally: Tally;
  /** Now missing, and removed by the next complete read that does not show them either. */
  missing: Tally;
  /** Missing, but too many to be removed without a person's word. */
  heldBack: Tally;
}

/** Does what `judgeRemovals` says. */
export async function applyRemovals(
  trx: Knex.Transaction,
  target: SyncTarget,
  result: ReadResult,
  { startedAt, beganAt }: Pick<RunPlan, 'startedAt' | 'beganAt'>,
): Promise<Removals> {
  const key = keyOf(target);
  const newer = await newerThanRun(trx, key, beganAt);
  const judged = await judgeRemovals(trx, target, result, newer);
  const { back, held, missing } = judged;
  await markSeen(trx, back);
  const removed = judged.removed.map(item => item.uid);
  await deleteItems(trx, removed);
  const fresh = [...held, ...missing].filter(item => !item.missing_since);
  const sync = await readSync(trx, key);
  await markMissing(
    trx,
    fresh.map(item => item.uid),
    { missingSince: startedAt, lastSeen: sync?.last_complete_at ?? undefined },
  );
  return {
    removed,
    tally: Tally.of(judged.removed),
    missing: Tally.of(missing),
    heldBack: Tally.of(held),
  };
}

/**
 * What a run does with what its complete read did not show; writes nothing. Two such reads in a row
 * remove an item. What is beyond the budget is held back whole, and judged anew each time, so that
 * it heals when items return.
 */
export async function judgeRemovals(
  db: Knex,
  target: SyncTarget,
  result: ReadResult,
  newer: ReadonlySet<string>,
) {
  const key = keyOf(target);
  const { known, back, gone } = await compare(db, key, result.seen, newer);
  const budget = target.instance.config.removalBudget;
  const isHeld = gone.length > allowedRemovals(known, result, budget);
  return {
    back,
    held: isHeld ? gone : [],
    removed: isHeld ? [] : gone.filter(item => item.missing_since),
    missing: isHeld ? [] : gone.filter(item => !item.missing_since),
  };
}

/**
 * Compares what is stored with what a complete read showed. A person's refusal holds until the item
 * is seen again or the removal is accepted. Of what is `newer` than the read, it says nothing.
 */
async function compare(
  trx: Knex,
  key: SyncKey,
  seen: SeenIds,
  newer: ReadonlySet<string>,
) {
  let known = 0;
  const back: string[] = [];
  const gone: Known[] = [];
  for await (const part of readKnown(trx, key)) {
    known += part.length;
    for (const item of part) {
      if (newer.has(item.external_id)) continue;
      const isSeen = seen.has(item.external_id);
      if (isSeen && item.missing_since) back.push(item.uid);
      if (!isSeen && !item.removal_refused) gone.push(item);
    }
  }
  return { known, back, gone };
}
