import {
  derivedFacts,
  type FactSourceState,
  type FactType,
  type ToolInstance,
} from '@strata/backstage-plugin-tools-common';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { SyncRow } from '../rows';
import { visibleTo, type Viewer } from './viewer';

export async function listInstances(
  db: Knex,
  instances: ConnectorInstance[],
  viewer: Viewer,
): Promise<ToolInstance[]> {
  const syncs = await db<SyncRow>('tools_syncs');
  const counts: any[] = await db('tools_items as i')
    .where(visibleTo(viewer))
    .select('i.instance')
    .count({ count: '*' })
    .groupBy('i.instance');
  const linked: { instance: string; entity_ref: string }[] = await db(
    'tools_items as i',
  )
    .join('tools_links as l', 'l.item_uid', 'i.uid')
    .where(visibleTo(viewer))
    .where('l.state', 'linked')
    .distinct('i.instance', 'l.entity_ref')
    .orderBy('l.entity_ref');
  return instances.map(instance => ({
    connector: instance.definition.id,
    connectorTitle: instance.definition.title,
    instance: instance.id,
    title: instance.title,
    technology: instance.definition.technology,
    baseUrl: instance.config.baseUrl,
    ...(instance.config.environment
      ? { environment: instance.config.environment }
      : {}),
    items: Number(counts.find(r => r.instance === instance.id)?.count ?? 0),
    services: linked
      .filter(row => row.instance === instance.id)
      .map(row => row.entity_ref),
    ...health(instance, syncs),
  }));
}

function health(
  instance: ConnectorInstance,
  syncs: SyncRow[],
): Pick<ToolInstance, 'asOf' | 'broken'> {
  const read = new Set(instance.resources.map(({ name }) => name));
  const rows = syncs.filter(
    row => row.instance === instance.id && read.has(row.resource),
  );
  const complete = instance.resources.map(
    resource =>
      rows.find(row => row.resource === resource.name)?.last_complete_at,
  );
  const asOf = oldest(complete);
  return {
    ...(asOf ? { asOf } : {}),
    broken: rows.some(row => row.outcome === 'failed'),
  };
}

/** The oldest of some times; nothing when one is missing. */
export function oldest(
  times: readonly (string | null | undefined)[],
): string | undefined {
  if (!times.length || times.some(time => !time)) return undefined;
  return [...times].sort()[0]!;
}

export async function listFactSources(
  db: Knex,
  instances: ConnectorInstance[],
): Promise<FactSourceState[]> {
  const syncs = await db<SyncRow>('tools_syncs');
  return instances.flatMap(instance =>
    instance.resources.flatMap(resource =>
      withDerived(resource.facts ?? []).map(fact => {
        const lastCompleteAt = syncs.find(
          row => row.instance === instance.id && row.resource === resource.name,
        )?.last_complete_at;
        return {
          factId: fact.id,
          connector: instance.definition.id,
          instance: instance.id,
          resource: resource.name,
          ...(lastCompleteAt ? { lastCompleteAt } : {}),
        };
      }),
    ),
  );
}

/** With those that rest on one of them. */
function withDerived(facts: readonly FactType[]): FactType[] {
  return facts.flatMap(fact => [fact, ...(derivedFacts[fact.id] ?? [])]);
}
