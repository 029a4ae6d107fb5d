import type { Knex } from 'knex';
import { keyOf, type SyncTarget } from '../../engine/types';
import { ItemCounts } from './itemCounts';
import { seesRestricted, type Viewer } from './viewer';

/**
 * Rows that could not be used hold names as the tool wrote them, before anybody could tell whose
 * they are; the same holds for how many there were.
 */
export function maySeeRows(
  target: SyncTarget,
  viewer: Viewer,
  counts: ItemCounts,
): boolean {
  if (seesRestricted(viewer, target.instance.id)) return true;
  const { groups, restrictAll } = target.instance.config.visibility;
  return !restrictAll && !groups.length && !counts.hidden(keyOf(target));
}

/** The same for one sync alone. */
export async function seesRowsOf(
  db: Knex,
  target: SyncTarget,
  viewer: Viewer,
): Promise<boolean> {
  return maySeeRows(target, viewer, await ItemCounts.read(db, viewer));
}
