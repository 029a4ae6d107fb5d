import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  ItemLink,
  LinkDecisionResult,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { Decision } from './decisions';
import type { LinkRow } from './rows';
import { toItemLink } from './queries/links';
import { visibleTo, type Viewer } from './queries/viewer';
import { inTransaction } from './database';

/**
 * Settles many suggestions at once. What a person settled meanwhile, and what the viewer may not
 * see, stays as it is and says so; the others are settled all the same.
 */
export async function decideSuggestions(
  db: Knex,
  ids: readonly string[],
  decision: Decision,
  viewer: Viewer,
): Promise<LinkDecisionResult[]> {
  return inTransaction(db, async trx => {
    const visible = await visibleLinks(trx, viewer).whereIn('l.id', ids);
    const open = visible.map(link => link.id);
    await trx<LinkRow>('tools_links')
      .whereIn('id', open)
      .where({ state: 'suggested' })
      .whereNull('decided_by')
      .update(toUpdate(decision));
    const settled = await trx<LinkRow>('tools_links')
      .whereIn('id', open)
      .where(toUpdate(decision));
    const done = new Set(settled.map(link => link.id));
    const known = new Map(visible.map(link => [link.id, link]));
    return ids.map(id => (done.has(id) ? { id } : refused(id, known.get(id))));
  });
}

function refused(id: string, link: LinkRow | undefined): LinkDecisionResult {
  const error = link
    ? new ConflictError(
        link.decided_by
          ? `${link.decided_by} has settled it`
          : 'It is no suggestion any more',
      )
    : new NotFoundError(`No link ${id}`);
  return { id, error: { name: error.name, message: error.message } };
}

/** Says which of the services that claim an item have it; the others are rejected. */
export async function settleConflict(
  db: Knex,
  { itemUid, keep }: { itemUid: string; keep: readonly string[] },
  { by, at }: Omit<Decision, 'state'>,
  viewer: Viewer,
): Promise<ItemLink[]> {
  return inTransaction(db, async trx => {
    const claims = await visibleLinks(trx, viewer)
      .where('l.item_uid', itemUid)
      .whereIn('l.state', ['linked', 'conflict'])
      .orderBy('l.entity_ref');
    if (!claims.some(({ state }) => state === 'conflict')) {
      throw claims.length
        ? new ConflictError('Nothing speaks against the links of this item')
        : new NotFoundError(`No item ${itemUid}`);
    }
    const stranger = keep.find(
      ref => !claims.some(claim => claim.entity_ref === ref),
    );
    if (stranger) throw new InputError(`${stranger} does not claim the item`);
    const settled = claims.map((claim): LinkRow => {
      const state = keep.includes(claim.entity_ref) ? 'linked' : 'rejected';
      return { ...claim, ...toUpdate({ state, by, at }) };
    });
    for (const { id, state, decided_by, decided_at } of settled) {
      await trx<LinkRow>('tools_links')
        .where({ id })
        .update({ state, decided_by, decided_at });
    }
    return settled.map(toItemLink);
  });
}

function toUpdate({ state, by, at }: Decision) {
  return { state, decided_by: by, decided_at: at };
}

function visibleLinks(
  trx: Knex.Transaction,
  viewer: Viewer,
): Knex.QueryBuilder<any, LinkRow[]> {
  return trx('tools_links as l')
    .join('tools_items as i', 'i.uid', 'l.item_uid')
    .where(visibleTo(viewer))
    .select('l.*');
}
