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
    attributes: JSON.parse(row.attributes),
    status: retired ? lastActivity(row) : toStatus(row),
    seenAt: seenAt(row),
    retired: retired || undefined,
    ...(row.owner && ownerOf(row)),
  };
}

function ownerOf({ owner, owner_reason, owner_because }: JoinedItem) {
  return {
    owner: owner ?? undefined,
    ownerReason: owner_reason || undefined,
    ownerBecause: owner_because ? JSON.parse(owner_because) : undefined,
  };
}

function toStatus(row: JoinedItem): ItemStatus {
  return {
    health: row.health ?? 'unknown',
    word: row.word || undefined,
    lastActivityAt: row.last_activity_at || undefined,
  };
}

/** The part of a status that stays true when nobody reads the tool any more. */
function lastActivity(row: JoinedItem): ItemStatus {
  return {
    health: 'unknown',
    lastActivityAt: row.last_activity_at || undefined,
  };
}

/** An unchanged item is not written again: the last complete read of its sync saw it too. */
function seenAt(row: JoinedItem): string {
  const complete = row.last_complete_at;
  return row.missing_since || !complete || complete < row.seen_at
    ? row.seen_at
    : complete;
}
