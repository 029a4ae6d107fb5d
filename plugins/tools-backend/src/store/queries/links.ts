import type {
  ItemLink,
  LinkedItem,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { LinkRow } from '../rows';
import type { Configured } from './configured';
import { ITEM_COLUMNS, selectItems, toToolItem } from './itemSelect';
import type { Viewer } from './viewer';

export const LINK_COLUMNS = {
  link_id: 'l.id',
  entity_ref: 'l.entity_ref',
  state: 'l.state',
  source: 'l.source',
  reason: 'l.reason',
  because: 'l.because',
  confidence: 'l.confidence',
  decided_by: 'l.decided_by',
  decided_at: 'l.decided_at',
};

/** Items that are, or may be, a service's own. */
export async function listLinkedItems(
  db: Knex,
  entityRef: string,
  viewer: Viewer,
  configured: Configured,
): Promise<{ items: LinkedItem[]; lastCompleteAt: (string | null)[] }> {
  const rows: any[] = await selectItems(db, viewer)
    .join('tools_links as l', 'l.item_uid', 'i.uid')
    .where('l.entity_ref', entityRef)
    .whereIn('l.state', ['linked', 'suggested'])
    .select(ITEM_COLUMNS)
    .select(LINK_COLUMNS)
    .orderBy(['i.title', 'i.uid']);
  return {
    items: rows.map(row => ({
      ...toToolItem(row, configured),
      link: toItemLink({ ...row, id: row.link_id, item_uid: row.uid }),
    })),
    lastCompleteAt: rows
      .filter(row => configured.has(row))
      .map(row => row.last_complete_at),
  };
}

export function toItemLink(row: LinkRow): ItemLink {
  return {
    id: row.id,
    itemUid: row.item_uid,
    entityRef: row.entity_ref,
    state: row.state,
    source: row.source,
    reason: row.reason,
    ...(row.because ? { because: JSON.parse(row.because) } : {}),
    confidence: Math.round(row.confidence * 100) / 100,
    ...(row.decided_by ? { decidedBy: row.decided_by } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at } : {}),
  };
}

/** Refs of the services with a settled link, by item. */
export async function linkedRefs(
  db: Knex,
  uids: string[],
): Promise<Map<string, string[]>> {
  const rows = await db<LinkRow>('tools_links')
    .whereIn('item_uid', uids)
    .where({ state: 'linked' })
    .orderBy('entity_ref');
  const refs = new Map<string, string[]>();
  for (const row of rows) {
    refs.set(row.item_uid, [...(refs.get(row.item_uid) ?? []), row.entity_ref]);
  }
  return refs;
}
