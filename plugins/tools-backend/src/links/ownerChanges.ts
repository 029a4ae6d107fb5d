import type { Knex } from 'knex';
import { stableJson } from '../store/hash';
import type { ItemRow, LinkRow } from '../store/rows';
import { updateRows } from '../store/updateRows';
import { resolveOwner } from './owners';
import type { Known, LinkDraft } from './rules';
import type { SnapshotHints } from './snapshotHints';

/** The items whose owner, or the reason for it, is another one now; they are brought up to date. */
export class OwnerChanges {
  private readonly changed: (OwnerColumns & Pick<ItemRow, 'uid'>)[] = [];

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
      this.changed.push({ uid: item.uid, ...columns });
      Object.assign(item, columns);
    }
  }

  async write(trx: Knex.Transaction) {
    await updateRows(trx, 'tools_items', this.changed, { key: 'uid' });
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
