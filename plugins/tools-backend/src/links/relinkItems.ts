import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ItemRow, LinkRow } from '../store/rows';
import { matchItem } from './match';
import { resolveOwner } from './owners';
import type { LinkDraft } from './rules';
import type { ServiceIndex } from './services';

/** Writes links and owners that differ from what the matcher finds now. Decisions of people stand. */
export async function relinkItems(
  trx: Knex.Transaction,
  items: ItemRow[],
  index: ServiceIndex,
): Promise<void> {
  const stored = await trx<LinkRow>('tools_links').whereIn(
    'item_uid',
    items.map(item => item.uid),
  );
  const byItem = new Map<string, LinkRow[]>();
  for (const link of stored) {
    byItem.set(link.item_uid, [...(byItem.get(link.item_uid) ?? []), link]);
  }
  for (const item of items) {
    const before = byItem.get(item.uid) ?? [];
    const wanted = wantedLinks(item, before, index);
    await writeLinks(trx, item.uid, before, wanted);
    await writeOwner(trx, item, before, wanted, index);
  }
}

/** What the matcher finds, less what a person has already settled. */
function wantedLinks(
  item: ItemRow,
  before: LinkRow[],
  index: ServiceIndex,
): LinkDraft[] {
  const decided = before.filter(link => link.decided_by);
  const settled = decided.some(link => link.state === 'linked');
  return matchItem(
    {
      title: item.title,
      instanceName: item.instance.slice(item.instance.indexOf('.') + 1),
      hints: JSON.parse(item.hints),
    },
    index,
  ).filter(
    draft =>
      !decided.some(link => link.entity_ref === draft.entityRef) &&
      !(settled && draft.state === 'suggested'),
  );
}

async function writeLinks(
  trx: Knex.Transaction,
  uid: string,
  before: LinkRow[],
  wanted: LinkDraft[],
) {
  const open = before.filter(link => !link.decided_by);
  for (const draft of wanted) {
    const old = open.find(link => link.entity_ref === draft.entityRef);
    if (!old) {
      await trx<LinkRow>('tools_links')
        .insert(newLink(uid, draft))
        .onConflict(['item_uid', 'entity_ref'])
        .ignore();
    } else if (differs(old, draft)) {
      const { entityRef, ...update } = draft;
      await trx<LinkRow>('tools_links')
        .where({ id: old.id })
        .whereNull('decided_by')
        .update(update);
    }
  }
  for (const link of open) {
    if (wanted.some(draft => draft.entityRef === link.entity_ref)) continue;
    await trx<LinkRow>('tools_links')
      .where({ id: link.id })
      .whereNull('decided_by')
      .delete();
  }
}

function newLink(uid: string, { entityRef, ...draft }: LinkDraft): LinkRow {
  return {
    id: randomUUID(),
    item_uid: uid,
    entity_ref: entityRef,
    ...draft,
    decided_by: null,
    decided_at: null,
  };
}

function differs(old: LinkRow, draft: LinkDraft): boolean {
  return (
    old.state !== draft.state ||
    old.source !== draft.source ||
    old.reason !== draft.reason ||
    // PostgreSQL keeps four bytes.
    Math.abs(old.confidence - draft.confidence) > 0.001
  );
}

async function writeOwner(
  trx: Knex.Transaction,
  item: ItemRow,
  before: LinkRow[],
  wanted: LinkDraft[],
  index: ServiceIndex,
) {
  const linkedTo = [
    ...before
      .filter(link => link.decided_by && link.state === 'linked')
      .map(link => link.entity_ref),
    ...wanted
      .filter(draft => draft.state === 'linked')
      .map(draft => draft.entityRef),
  ];
  const hint = JSON.parse(item.owner_hint);
  const owner = resolveOwner(hint, linkedTo, index) ?? null;
  if (owner === item.owner) return;
  await trx<ItemRow>('tools_items').where({ uid: item.uid }).update({ owner });
}
