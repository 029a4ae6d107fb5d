import type { Knex } from 'knex';
import { contentHash } from '../store/hash';
import type { Configured } from '../store/queries/configured';
import type { ItemRow, SyncRow } from '../store/rows';
import { syncName } from '../store/syncs';
import { isWorkedOut, itemChanges, noteWorkedOut } from '../store/workedOut';
import { AnnotationUse, NOTED, type NotedItem } from './annotationUse';
import type { ServiceIndex } from './services';
import { inTransaction } from '../store/database';

/** Name of the result among what was worked out from all items. */
const DANGLING = 'dangling';

/** How many items are looked at in one go. */
const PART = 2000;

/**
 * Writes which annotations mean nothing, where items, services or the places that were read
 * completely are others than last time.
 */
export async function noteAnnotationUse(options: {
  db: Knex;
  configured: Configured;
  known: ServiceIndex & { revision: string };
}): Promise<void> {
  const { db, configured, known } = options;
  const complete = await completeSyncs(db);
  const basis = contentHash([
    known.revision,
    await itemChanges(db),
    [...complete].sort(),
    configured.keys().map(syncName).sort(),
  ]);
  if (await isWorkedOut(db, DANGLING, basis)) return;
  const use = new AnnotationUse(known);
  let after = '';
  for (;;) {
    const items: NotedItem[] = await db<ItemRow>('tools_items')
      .select(...NOTED)
      .where('uid', '>', after)
      .orderBy('uid')
      .limit(PART);
    if (!items.length) break;
    after = items[items.length - 1].uid;
    items.forEach(item => use.note(item));
  }
  await inTransaction(db, async trx => {
    await use.write(trx, configured, complete);
    await noteWorkedOut(trx, DANGLING, basis);
  });
}

/** Names of the syncs whose tool was read to its end at least once. */
async function completeSyncs(db: Knex): Promise<Set<string>> {
  const rows = await db<SyncRow>('tools_syncs')
    .select('instance', 'resource')
    .whereNotNull('last_complete_at');
  return new Set(rows.map(syncName));
}
