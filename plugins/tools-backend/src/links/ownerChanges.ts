import type { Knex } from 'knex';
import { stableJson } from '../store/hash';
import type { ItemRow } from '../store/rows';
import { updateRows } from '../store/updateRows';
import { resolveOwner } from './owners';
import type { Known } from './rules';
import type { SnapshotHints } from './snapshotHints';

/** The items whose owner, or the reason for it, is another one now; they are brought up to date. */
export class OwnerChanges {
  private readonly changed: (OwnerColumns & Pick<ItemRow, 'uid'>)[] = [];

  compare(
    item: ItemRow,
    linkedTo: readonly string[],
    codeOwners: SnapshotHints['codeOwners'],
    known: Known,
  ) {
    const hint = { ...JSON.parse(item.owner_hint), codeOwners };
    const found = resolveOwner(hint, linkedTo, known);
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
