import type { ReadRow } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { Learned, Linker } from '../links/linker';
import { isLinkingFact } from '../links/snapshotHints';
import { writeEvidence } from '../store/evidence';
import type { ItemRow } from '../store/rows';
import type { Tally } from '../store/tally';
import { upsertItems } from '../store/upsertItems';
import type { SyncTarget } from './types';

/** What storing some rows changed. */
export interface StoredRows {
  uids: ReadonlyMap<string, string>;
  added: Tally;
  changed: Tally;
  factsChanged: number;
  /** Lines that the change feed got. */
  feedGrown: number;
}

/** Writes items, status and facts that differ, and matches what they make look different. */
export async function storeRows(
  trx: Knex.Transaction,
  target: SyncTarget,
  rows: ReadRow[],
  options: { now: string; linker: Linker; known: Learned | undefined },
): Promise<StoredRows> {
  const { now, linker, known } = options;
  const stored = await upsertItems(trx, target, rows, now);
  const { written, fresh, ...result } = stored;
  const evidence = rows.flatMap(row => {
    if (!row.evidence) return [];
    const uid = result.uids.get(row.externalId)!;
    return [{ uid, evidence: row.evidence, isNew: fresh.has(uid) }];
  });
  const facts = await writeEvidence(trx, evidence, now);
  const writtenUids = new Set(written.map(({ uid }) => uid));
  const hinted = facts
    .filter(fact => isLinkingFact(fact) && !writtenUids.has(fact.uid))
    .map(({ uid }) => uid);
  const further = hinted.length
    ? await trx<ItemRow>('tools_items').whereIn('uid', hinted)
    : [];
  const changed = [...written, ...further];
  const feedGrown = await linker.link(trx, changed, known, fresh);
  return { ...result, factsChanged: facts.length, feedGrown };
}
