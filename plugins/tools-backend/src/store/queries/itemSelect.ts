import type {
  ItemStatus,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { ItemRow, StatusRow } from '../rows';
import type { Configured } from './configured';
import { visibleTo, type Viewer } from './viewer';

export type JoinedItem = ItemRow &
  Partial<StatusRow> & { last_complete_at: string | null };

/**
 * Items with status and the time of their sync, as the viewer may see them. Accounts are not among
 * them: whoever may see people asks `src/identity`.
 */
export function selectItems(
  db: Knex,
  viewer: Viewer,
): Knex.QueryBuilder<any, any> {
  return db('tools_items as i')
    .leftJoin('tools_item_status as s', 's.uid', 'i.uid')
    .leftJoin('tools_syncs as y', on =>
      on.on('y.instance', 'i.instance').on('y.resource', 'i.resource'),
    )
    .whereNot('i.type', ACCOUNT_TYPE)
    .where(visibleTo(viewer));
}

export const ITEM_COLUMNS = [
  'i.*',
  's.health',
  's.word',
  's.last_activity_at',
  'y.last_complete_at',
];

export function toToolItem(row: JoinedItem, configured: Configured): ToolItem {
  const retired = !configured.has(row);
  return {
    uid: row.uid,
    connector: row.connector,
    instance: row.instance,
    instanceTitle: configured.titleOf(row.instance),
    resource: row.resource,
    externalId: row.external_id,
    type: row.type,
    process: row.process,
    title: row.title,
    description: row.description || undefined,
    url: row.url || undefined,
    environment: row.environment || undefined,
    restricted: Boolean(row.restricted),
    owner: row.owner || undefined,
    ownerReason: row.owner_reason || undefined,
    ownerBecause: row.owner_because ? JSON.parse(row.owner_because) : undefined,
    attributes: JSON.parse(row.attributes),
    status: toStatus(
      // What stays true when nobody reads the tool any more.
      retired ? { last_activity_at: row.last_activity_at } : row,
    ),
    seenAt: seenAt(row),
    retired: retired || undefined,
  };
}

function toStatus({
  health,
  word,
  last_activity_at,
}: Partial<StatusRow>): ItemStatus {
  return {
    health: health ?? 'unknown',
    word: word || undefined,
    lastActivityAt: last_activity_at || undefined,
  };
}

/** An unchanged item is not written again: the last complete read of its sync saw it too. */
function seenAt(row: JoinedItem): string {
  const complete = row.last_complete_at;
  return row.missing_since || !complete || complete < row.seen_at
    ? row.seen_at
    : complete;
}
