import type { Knex } from 'knex';
import {
  deleteItems,
  markMissing,
  markSeen,
  readKnown,
} from '../store/removals';
import { readSync } from '../store/syncs';
import { Tally } from '../store/tally';
import { allowedRemovals } from './removalGuard';
import type { SyncTarget } from './types';

export interface Removals {
  removed: string[];
  tally: Tally;
  heldBack: number;
}

/**
 * Removes what a complete read did not see, if that is within the budget; otherwise holds all of
 * it back. Earlier holds are judged anew each time, so they heal when items return.
 */
export async function applyRemovals(
  trx: Knex.Transaction,
  { instance, resource }: SyncTarget,
  seen: ReadonlySet<string>,
  now: string,
): Promise<Removals> {
  const key = { instance: instance.id, resource: resource.name };
  const known = await readKnown(trx, key);
  const back = known.filter(
    item => item.missing_since && seen.has(item.external_id),
  );
  await markSeen(
    trx,
    back.map(item => item.uid),
  );
  // A person's refusal holds until the item is seen again or the removal is accepted.
  const gone = known.filter(
    item => !seen.has(item.external_id) && !item.removal_refused,
  );
  const missing = gone.map(item => item.uid);
  const tally = new Tally();
  const budget = instance.config.removalBudget;
  if (missing.length <= allowedRemovals(known.length, seen.size, budget)) {
    await deleteItems(trx, missing);
    gone.forEach(item => tally.add(item));
    return { removed: missing, tally, heldBack: 0 };
  }
  const sync = await readSync(trx, key);
  const lastSeen = sync?.last_complete_at ?? undefined;
  await markMissing(trx, missing, { missingSince: now, lastSeen });
  return { removed: [], tally, heldBack: missing.length };
}
