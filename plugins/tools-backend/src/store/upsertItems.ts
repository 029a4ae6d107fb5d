import type { Knex } from 'knex';
import type {
  ConnectorInstance,
  ReadRow,
  ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';
import { contentHash, itemUid, stableJson } from './hash';
import type { ItemRow } from './rows';
import { chunked } from './database';
import { Tally } from './tally';

export interface UpsertResult {
  added: Tally;
  changed: Tally;
  /** Uid of each row by its external id. */
  uids: Map<string, string>;
}

/** Writes the rows whose content differs from what is stored; an unchanged row writes nothing. */
export async function upsertItems(
  trx: Knex.Transaction,
  source: { instance: ConnectorInstance; resource: ResourceDefinition },
  rows: ReadRow[],
  now: string,
): Promise<UpsertResult> {
  const result: UpsertResult = {
    added: new Tally(),
    changed: new Tally(),
    uids: new Map(),
  };
  for (const part of chunked(rows, 200)) {
    const stored = await readStored(trx, source, part);
    const inserts: ItemRow[] = [];
    for (const row of part) {
      const before = stored.get(row.externalId);
      const next = toItemRow(source, row, before, now);
      result.uids.set(row.externalId, next.uid);
      if (!before) {
        inserts.push(next);
        result.added.add(next);
      } else if (before.hash !== next.hash) {
        // `owner` is the linker's to set.
        const { uid, owner, ...update } = next;
        await trx<ItemRow>('tools_items').where({ uid }).update(update);
        result.changed.add(before, next);
      }
    }
    if (inserts.length) await trx('tools_items').insert(inserts);
  }
  return result;
}

async function readStored(
  trx: Knex.Transaction,
  source: { instance: ConnectorInstance; resource: ResourceDefinition },
  rows: ReadRow[],
) {
  const stored = await trx<ItemRow>('tools_items')
    .select('uid', 'external_id', 'hash', 'restricted')
    .where({ instance: source.instance.id, resource: source.resource.name })
    .whereIn(
      'external_id',
      rows.map(row => row.externalId),
    );
  return new Map(stored.map(row => [row.external_id, row]));
}

function toItemRow(
  {
    instance,
    resource,
  }: { instance: ConnectorInstance; resource: ResourceDefinition },
  { externalId, draft }: ReadRow,
  before: Pick<ItemRow, 'uid'> | undefined,
  now: string,
): ItemRow {
  const content = {
    connector: instance.definition.id,
    instance: instance.id,
    resource: resource.name,
    external_id: externalId,
    type: resource.itemType,
    process: resource.process,
    title: draft.title,
    description: draft.description ?? null,
    url: draft.url ?? null,
    environment: draft.environment ?? instance.config.environment ?? null,
    restricted: draft.restricted || instance.config.visibility.restrictAll,
    owner_hint: stableJson(draft.owner ?? {}),
    hints: stableJson(draft.hints),
    attributes: stableJson(draft.attributes ?? {}),
  };
  return {
    ...content,
    // An item that was taken over from a former instance id keeps its uid.
    uid: before?.uid ?? itemUid(instance.id, resource.name, externalId),
    owner: null,
    hash: contentHash(content),
    seen_at: now,
    missing_since: null,
    removal_refused: false,
  };
}
