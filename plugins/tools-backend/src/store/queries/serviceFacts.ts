import type { JsonValue } from '@backstage/types';
import type { Knex } from 'knex';
import type { Configured } from './configured';
import { observedAt } from './facts';
import { selectItems } from './itemSelect';
import type { Viewer } from './viewer';

/** What a tool showed about an item of a service. */
export interface ServiceFact {
  factId: string;
  value: JsonValue;
  item: string;
  itemType: string;
  url?: string;
  instance: string;
  /** ISO time at which the tool showed the value. */
  observedAt: string;
}

const MAX_FACTS = 500;

/** Facts of the items that are linked to a service, only of configured sources. */
export async function listServiceFacts(
  db: Knex,
  filter: { entityRef: string; factId?: string },
  viewer: Viewer,
  configured: Configured,
): Promise<ServiceFact[]> {
  const query = selectItems(db, viewer)
    .join('tools_links as l', 'l.item_uid', 'i.uid')
    .join('tools_facts as f', 'f.uid', 'i.uid')
    .where({ 'l.entity_ref': filter.entityRef, 'l.state': 'linked' })
    .where(configured.only('i'))
    .select('i.title', 'i.type', 'i.url', 'i.instance', 'i.missing_since')
    .select('f.fact_id', 'f.value', 'f.observed_at', 'y.last_complete_at')
    .orderBy(['f.fact_id', 'i.title', 'f.uid'])
    .limit(MAX_FACTS);
  if (filter.factId) query.where('f.fact_id', filter.factId);
  const rows: any[] = await query;
  return rows.map(row => ({
    factId: row.fact_id,
    value: JSON.parse(row.value),
    item: row.title,
    itemType: row.type,
    ...(row.url ? { url: row.url } : {}),
    instance: row.instance,
    observedAt: observedAt(row),
  }));
}
