import {
  repositoryCatalogInfo,
  repositoryCodeOwners,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { isOneOf } from '../store/database';
import type { FactStoreRow, ItemRow } from '../store/rows';

/** What the files of a repository say about whose it is. */
export interface SnapshotHints {
  /** As its code owners file names them. */
  codeOwners?: string[];
  /** Refs of the entities that its catalog file describes. */
  described?: string[];
}

const LINKING = [repositoryCodeOwners.id, repositoryCatalogInfo.id];

/** Whether links or owners may differ when the fact does. */
export function isLinkingFact({ fact_id }: Pick<FactStoreRow, 'fact_id'>) {
  return LINKING.includes(fact_id);
}

/** By uid of the item; only repositories have any. */
export async function readSnapshotHints(
  db: Knex,
  items: readonly Pick<ItemRow, 'uid' | 'type'>[],
): Promise<ReadonlyMap<string, SnapshotHints>> {
  const uids = items.flatMap(({ uid, type }) =>
    type === 'repository' ? [uid] : [],
  );
  const hints = new Map<string, SnapshotHints>();
  if (!uids.length) return hints;
  const rows: FactStoreRow[] = await db('tools_facts')
    .where(isOneOf('uid', uids))
    .whereIn('fact_id', LINKING);
  for (const { uid, fact_id, value } of rows) {
    const found = hintsIn(fact_id, JSON.parse(value));
    hints.set(uid, { ...hints.get(uid), ...found });
  }
  return hints;
}

function hintsIn(factId: string, value: unknown): SnapshotHints {
  if (factId === repositoryCodeOwners.id) {
    return { codeOwners: repositoryCodeOwners.schema.parse(value).owners };
  }
  const { entities } = repositoryCatalogInfo.schema.parse(value);
  return { described: entities.map(({ ref }) => ref) };
}
