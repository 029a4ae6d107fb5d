import type { Knex } from 'knex';
import { isOneOf } from '../store/database';
import { groupBy } from '../store/grouped';
import type { LinkedRefs } from '../store/feed';
import type { ItemRow, LinkRow } from '../store/rows';
import { LinkChanges } from './linkChanges';
import { matchItem } from './match';
import { OwnerChanges } from './ownerChanges';
import type { Known, LinkDraft } from './rules';
import { readSnapshotHints, type SnapshotHints } from './snapshotHints';

/**
 * Writes links and owners that differ from what the matcher finds now, and gives what the items are
 * linked to. Decisions of people stand.
 */
export async function relinkItems(
  trx: Knex.Transaction,
  items: ItemRow[],
  known: Known,
): Promise<LinkedRefs> {
  const stored: LinkRow[] = await trx('tools_links').where(
    isOneOf(
      'item_uid',
      items.map(item => item.uid),
    ),
  );
  const byItem = groupBy(stored, link => link.item_uid);
  const files = await readSnapshotHints(trx, items);
  const changes = new LinkChanges();
  const owners = new OwnerChanges();
  const linked = new Map<string, string[]>();
  for (const item of items) {
    const before = byItem.get(item.uid) ?? [];
    const found = files.get(item.uid) ?? {};
    const wanted = wantedLinks(item, before, known, found);
    changes.compare(item.uid, before, wanted);
    const refs = linkedRefs(before, wanted);
    linked.set(item.uid, refs);
    owners.compare(item, refs, found.codeOwners, known);
  }
  await changes.write(trx);
  await owners.write(trx);
  return linked;
}

function linkedRefs(before: LinkRow[], wanted: LinkDraft[]): string[] {
  const isLinked = ({ state }: { state: string }) => state === 'linked';
  return [
    ...before
      .filter(link => link.decided_by && isLinked(link))
      .map(link => link.entity_ref),
    ...wanted.filter(isLinked).map(draft => draft.entityRef),
  ];
}

/** Key of an item's instance below its connector. */
export function instanceName({ instance }: Pick<ItemRow, 'instance'>): string {
  return instance.slice(instance.indexOf('.') + 1);
}

/** What the matcher finds, less what a person has already settled. */
function wantedLinks(
  item: ItemRow,
  before: LinkRow[],
  known: Known,
  found: SnapshotHints,
): LinkDraft[] {
  const decided = before.filter(link => link.decided_by);
  const settled = decided.some(link => link.state === 'linked');
  const refs = new Set(decided.map(link => link.entity_ref));
  const rejected = new Set(
    decided
      .filter(link => link.state === 'rejected')
      .map(link => link.entity_ref),
  );
  return matchItem(
    {
      title: item.title,
      connector: item.connector,
      type: item.type,
      instanceName: instanceName(item),
      hints: JSON.parse(item.hints),
      ...found,
    },
    known,
    rejected,
  ).filter(
    draft =>
      !refs.has(draft.entityRef) && !(settled && draft.state === 'suggested'),
  );
}
