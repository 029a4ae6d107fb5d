import type { Knex } from 'knex';
import { groupBy } from '../store/grouped';
import { stableJson } from '../store/hash';
import type { ItemRow, LinkRow } from '../store/rows';
import { resolveOwner } from './owners';
import type { Known, LinkDraft } from './rules';
import type { SnapshotHints } from './snapshotHints';

/** The items whose owner, or the reason for it, is another one now; they are brought up to date. */
export class OwnerChanges {
  private readonly changed: { uid: string; columns: OwnerColumns }[] = [];

  compare(
    item: ItemRow,
    evidence: Pick<SnapshotHints, 'codeOwners'> & {
      before: LinkRow[];
      wanted: LinkDraft[];
    },
    known: Known,
  ) {
    const { codeOwners, before, wanted } = evidence;
    const hint = { ...JSON.parse(item.owner_hint), codeOwners };
    const found = resolveOwner(hint, linkedRefs(before, wanted), known);
    const columns: OwnerColumns = {
      owner: found?.owner ?? null,
      owner_reason: found?.reason ?? null,
      owner_because: found ? stableJson(found.because) : null,
    };
    if (keyOf(columns) !== keyOf(item)) {
      this.changed.push({ uid: item.uid, columns });
      Object.assign(item, columns);
    }
  }

  /** Many items of a chunk share owner and reason. */
  async write(trx: Knex.Transaction) {
    const same = groupBy(this.changed, ({ columns }) => keyOf(columns));
    for (const rows of same.values()) {
      await trx<ItemRow>('tools_items')
        .whereIn(
          'uid',
          rows.map(row => row.uid),
        )
        .update(rows[0].columns);
    }
  }
}

type OwnerColumns = Pick<ItemRow, 'owner' | 'owner_reason' | 'owner_because'>;

function keyOf({ owner, owner_reason, owner_because }: OwnerColumns): string {
  return JSON.stringify([owner, owner_reason ?? null, owner_because ?? null]);
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
