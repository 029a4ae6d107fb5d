import type { RemovalGroup } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { chunked } from './database';
import type { ItemRow } from './rows';
import type { SyncKey } from './syncs';

export type Known = Pick<
  ItemRow,
  | 'uid'
  | 'external_id'
  | 'title'
  | 'restricted'
  | 'missing_since'
  | 'removal_refused'
>;

const PART = 2000;

/** All items of a sync, in parts, so that a large one does not fill the memory. */
export async function* readKnown(
  trx: Knex,
  { instance, resource }: SyncKey,
): AsyncGenerator<Known[]> {
  let after = '';
  for (;;) {
    const part: Known[] = await trx<ItemRow>('tools_items')
      .select(
        ...['uid', 'external_id', 'title', 'restricted'],
        ...['missing_since', 'removal_refused'],
      )
      .where({ instance, resource })
      .where('uid', '>', after)
      .orderBy('uid')
      .limit(PART);
    yield part;
    if (part.length < PART) return;
    after = part[part.length - 1].uid;
  }
}

/** Items that are back are no longer missing, and a refusal about them is settled. */
export async function markSeen(trx: Knex.Transaction, uids: string[]) {
  for (const part of chunked(uids)) {
    await trx<ItemRow>('tools_items')
      .whereIn('uid', part)
      .update({ missing_since: null, removal_refused: false });
  }
}

export async function markMissing(
  trx: Knex.Transaction,
  uids: string[],
  times: { missingSince: string; lastSeen?: string },
) {
  for (const part of chunked(uids)) {
    await trx<ItemRow>('tools_items')
      .whereIn('uid', part)
      .whereNull('missing_since')
      .update({
        missing_since: times.missingSince,
        ...(times.lastSeen ? { seen_at: times.lastSeen } : {}),
      });
  }
}

/** Removes items with what hangs on them; decisions of people stay, for the case that an item returns. */
export async function deleteItems(trx: Knex.Transaction, uids: string[]) {
  for (const part of chunked(uids)) {
    await trx('tools_facts').whereIn('uid', part).delete();
    await trx('tools_item_status').whereIn('uid', part).delete();
    await trx('tools_refused').whereIn('uid', part).delete();
    await trx('tools_links')
      .whereIn('item_uid', part)
      .whereNull('decided_by')
      .delete();
    await trx('tools_items').whereIn('uid', part).delete();
  }
}

/** What reads did not show: apart from what a person keeps, or just that. The alias is `i`. */
export function missingItems(
  db: Knex,
  { instance, resource }: SyncKey,
  { refused = false } = {},
): Knex.QueryBuilder<any, any> {
  return db('tools_items as i')
    .where({ 'i.instance': instance, 'i.resource': resource })
    .where('i.removal_refused', refused)
    .whereNotNull('i.missing_since');
}

/** What is missing and not held back is none of them: that is for the next run to decide. */
export function removalsToDecide(db: Knex, key: SyncKey, group: RemovalGroup) {
  const { instance, resource } = key;
  const items = missingItems(db, key, { refused: group === 'refused' });
  if (group === 'refused') return items;
  return items.whereExists(
    db('tools_syncs').where({ instance, resource }).where('held', '>', 0),
  );
}
