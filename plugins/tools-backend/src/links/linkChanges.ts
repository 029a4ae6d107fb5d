import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { chunked, insertRows } from '../store/database';
import { stableJson } from '../store/hash';
import type { LinkRow } from '../store/rows';
import { updateRows } from '../store/updateRows';
import type { LinkDraft } from './rules';

/** The differences between the links that are stored and those that are wanted. */
export class LinkChanges {
  private readonly added: LinkRow[] = [];
  private readonly changed: (Found & Pick<LinkRow, 'id'>)[] = [];
  private readonly removed: string[] = [];

  compare(uid: string, before: LinkRow[], wanted: LinkDraft[]) {
    const open = before.filter(link => !link.decided_by);
    for (const { entityRef, ...draft } of wanted) {
      const old = open.find(link => link.entity_ref === entityRef);
      const found = { ...draft, because: stableJson(draft.because) };
      if (!old) {
        this.added.push(newLink(uid, entityRef, found));
      } else if (differs(old, found)) {
        this.changed.push({ id: old.id, ...found });
      }
    }
    for (const link of open) {
      if (!wanted.some(draft => draft.entityRef === link.entity_ref)) {
        this.removed.push(link.id);
      }
    }
  }

  /** A person may have decided meanwhile. */
  async write(trx: Knex.Transaction) {
    await insertRows(trx, 'tools_links', this.added, {
      key: ['item_uid', 'entity_ref'],
      then: 'ignore',
    });
    await updateRows(trx, 'tools_links', this.changed, {
      key: 'id',
      unlessSet: 'decided_by',
    });
    for (const part of chunked(this.removed)) {
      await trx<LinkRow>('tools_links')
        .whereIn('id', part)
        .whereNull('decided_by')
        .delete();
    }
  }
}

/** What the matcher finds of a link. */
type Found = Pick<
  LinkRow,
  'state' | 'source' | 'reason' | 'because' | 'confidence'
>;

function newLink(uid: string, entityRef: string, found: Found): LinkRow {
  return {
    id: randomUUID(),
    item_uid: uid,
    entity_ref: entityRef,
    decided_by: null,
    decided_at: null,
    ...found,
  };
}

function differs(old: LinkRow, found: Found): boolean {
  return (
    old.state !== found.state ||
    old.source !== found.source ||
    old.reason !== found.reason ||
    old.because !== found.because ||
    // PostgreSQL keeps four bytes.
    Math.abs(old.confidence - found.confidence) > 0.001
  );
}
