import type { FactType } from '@strata/backstage-plugin-tools-common';
import type { KnownFacts, Recall } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { chunked } from './database';
import { groupBy } from './grouped';
import type { ItemSource } from './upsertItems';

interface Row {
  external_id: string;
  fact_id: string;
  value: string;
}

/** Looks up the stored facts that a resource remembers, a page of its items at a time. */
export function recallFacts(db: Knex, source: ItemSource): Recall {
  const { instance, resource } = source;
  const ids = (resource.remembers ?? []).map(({ id }) => id);
  return async externalIds => {
    const rows: Row[] = [];
    for (const part of chunked([...externalIds])) {
      const found: Row[] = await db('tools_facts as f')
        .join('tools_items as i', 'i.uid', 'f.uid')
        .where({ 'i.instance': instance.id, 'i.resource': resource.name })
        .whereIn('i.external_id', part)
        .whereIn('f.fact_id', ids)
        .select('i.external_id', 'f.fact_id', 'f.value');
      rows.push(...found);
    }
    const byItem = groupBy(rows, row => row.external_id);
    return new Map([...byItem].map(([id, facts]) => [id, known(facts)]));
  };
}

function known(rows: Row[]): KnownFacts {
  return {
    get<T>({ id, schema }: FactType<T>) {
      const row = rows.find(({ fact_id }) => fact_id === id);
      return row && schema.safeParse(JSON.parse(row.value)).data;
    },
  };
}
