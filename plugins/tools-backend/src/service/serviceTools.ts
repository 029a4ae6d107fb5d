import type {
  LinkedItem,
  ServiceTools,
} from '@strata/backstage-plugin-tools-common';
import { processes } from '@strata/technologies';
import type { Knex } from 'knex';
import { oldest } from '../store/queries/instances';
import type { Configured } from '../store/queries/configured';
import { conflictsOfService } from '../store/queries/conflicts';
import { danglingOfService } from '../store/queries/dangling';
import { selectItems } from '../store/queries/itemSelect';
import { listLinkedItems } from '../store/queries/links';
import type { Viewer } from '../store/queries/viewer';
import type { SyncKey } from '../store/syncs';

/** Everything of one service, grouped by process in the order a change travels. */
export async function readServiceTools(
  db: Knex,
  entityRef: string,
  viewer: Viewer,
  configured: Configured,
): Promise<ServiceTools> {
  const { items, lastCompleteAt } = await listLinkedItems(
    db,
    entityRef,
    viewer,
    configured,
  );
  const asOf = oldest(lastCompleteAt);
  const conflicts = await conflictsOfService(db, entityRef, viewer, configured);
  return {
    entityRef,
    ...(asOf ? { asOf } : {}),
    groups: groupByProcess(items.filter(item => item.link.state === 'linked')),
    suggestions: items
      .filter(item => item.link.state === 'suggested' && !item.retired)
      .sort((a, b) => b.link.confidence - a.link.confidence),
    conflicts,
    dangling: await danglingOfService(db, entityRef, viewer),
  };
}

function groupByProcess(items: LinkedItem[]): ServiceTools['groups'] {
  const order = processes.map(process => process.id);
  const rank = (process: string) =>
    order.includes(process) ? order.indexOf(process) : order.length;
  return [...new Set(items.map(item => item.process))]
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map(process => ({
      process,
      items: items.filter(item => item.process === process),
    }));
}

/** The syncs that have an item of the service. */
export async function syncsOfService(
  db: Knex,
  entityRef: string,
  viewer: Viewer,
): Promise<SyncKey[]> {
  return selectItems(db, viewer)
    .join('tools_links as l', 'l.item_uid', 'i.uid')
    .where({ 'l.entity_ref': entityRef, 'l.state': 'linked' })
    .distinct('i.instance', 'i.resource');
}
