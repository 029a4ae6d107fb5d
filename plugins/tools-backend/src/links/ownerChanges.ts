import type { Knex } from 'knex';
import { groupBy } from '../store/grouped';
import type { ItemRow, LinkRow } from '../store/rows';
import { resolveOwner } from './owners';
import type { Known, LinkDraft } from './rules';
import type { SnapshotHints } from './snapshotHints';

/** The items whose owner, or the reason for it, is another one now; they are brought up to date. */
export class OwnerChanges {
  private readonly changed: (OwnerColumns & { uid: string })[] = [];

  compare(
    item: ItemRow & Pick<SnapshotHints, 'codeOwners'>,
    before: LinkRow[],
    wanted: LinkDraft[],
    known: Known,
  ) {
    const { codeOwners } = item;
    const hint = { ...JSON.parse(item.owner_hint), codeOwners };
    const found = resolveOwner(hint, linkedRefs(before, wanted), known);
    const owner = found?.owner ?? null;
    const owner_reason = found?.reason ?? null;
    if (owner !== item.owner || owner_reason !== (item.owner_reason ?? null)) {
      this.changed.push({ uid: item.uid, owner, owner_reason });
      Object.assign(item, { owner, owner_reason });
    }
  }

  /** Many items of a chunk share owner and reason. */
  async write(trx: Knex.Transaction) {
    const same = groupBy(this.changed, ({ owner, owner_reason }) =>
      JSON.stringify([owner, owner_reason]),
    );
    for (const rows of same.values()) {
      const [{ owner, owner_reason }] = rows;
      await trx<ItemRow>('tools_items')
        .whereIn(
          'uid',
          rows.map(row => row.uid),
        )
        .update({ owner, owner_reason });
    }
  }
}

type OwnerColumns = Pick<ItemRow, 'owner' | 'owner_reason'>;

function linkedRefs(before: LinkRow[], wanted: LinkDraft[]): string[] {
  const isLinked = ({ state }: { state: string }) => state === 'linked';
  return [
    ...before
      .filter(link => link.decided_by && isLinked(link))
      .map(link => link.entity_ref),
    ...wanted.filter(isLinked).map(draft => draft.entityRef),
  ];
}
