import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import { because, type ItemLink } from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { stableJson } from './hash';
import type { ItemRow, LinkRow } from './rows';
import { toItemLink } from './queries/links';
import { visibleTo, type Viewer } from './queries/viewer';

/** What a person said, who, and when. */
export interface Decision {
  state: 'linked' | 'rejected';
  by: string;
  at: string;
}

/** Settles a suggestion, or a link that is not right, for good. */
export async function decideLink(
  db: Knex,
  id: string,
  decision: Decision,
  viewer: Viewer,
): Promise<ItemLink> {
  // Who removes it at this moment goes first.
  const links = db<LinkRow>('tools_links').where({ id });
  const link = await links.forUpdate().first();
  if (!link || !(await isVisible(db, link.item_uid, viewer))) {
    throw new NotFoundError(`No link ${id}`);
  }
  const update = {
    state: decision.state,
    decided_by: decision.by,
    decided_at: decision.at,
  };
  await db<LinkRow>('tools_links').where({ id }).update(update);
  return toItemLink({ ...link, ...update });
}

/** Links an item by hand; an earlier decision about the two is replaced. */
export async function linkByHand(
  db: Knex,
  { itemUid, entityRef }: { itemUid: string; entityRef: string },
  decision: Omit<Decision, 'state'>,
  viewer: Viewer,
): Promise<ItemLink> {
  if (!(await isVisible(db, itemUid, viewer))) {
    throw new NotFoundError(`No item ${itemUid}`);
  }
  const why = because('linkedBy', { person: decision.by });
  const row: LinkRow = {
    id: randomUUID(),
    item_uid: itemUid,
    entity_ref: entityRef,
    state: 'linked',
    source: 'manual',
    reason: why.reason,
    because: stableJson(why.because),
    confidence: 1,
    decided_by: decision.by,
    decided_at: decision.at,
  };
  const { id, ...update } = row;
  await db('tools_links')
    .insert(row)
    .onConflict(['item_uid', 'entity_ref'])
    .merge(update);
  const stored = await db<LinkRow>('tools_links')
    .where({ item_uid: itemUid, entity_ref: entityRef })
    .first();
  return toItemLink(stored!);
}

/** What a person may not see does not exist for them. */
async function isVisible(db: Knex, uid: string, viewer: Viewer) {
  const item = await db<ItemRow>('tools_items as i')
    .where('i.uid', uid)
    .whereNot('i.type', ACCOUNT_TYPE)
    .where(visibleTo(viewer))
    .first();
  return item !== undefined;
}
