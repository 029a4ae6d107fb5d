import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Linker } from '../links/linker';
import { deleteItems, heldItems } from '../store/removals';
import type { ItemRow, SyncRow } from '../store/rows';
import { isRunning, readSync, type SyncKey } from '../store/syncs';

/**
 * Settles what was held back. Accepting removes it; refusing keeps it until the tool shows it
 * again, without asking anew each run. Accepting later also removes what was refused before.
 */
export async function decideRemovals(
  { db, linker }: { db: Knex; linker: Linker },
  key: SyncKey,
  decision: 'accept' | 'refuse',
): Promise<void> {
  if (isRunning(await readSync(db, key), new Date())) {
    throw new ConflictError(
      'The sync is running and judges the removals anew; decide when it has finished',
    );
  }
  await db.transaction(async trx => {
    if (decision === 'accept') await accept(trx, linker, key);
    else await heldItems(trx, key).update({ removal_refused: true });
    await trx<SyncRow>('tools_syncs')
      .where({ ...key, outcome: 'held' })
      .update({ outcome: 'complete' });
  });
  if (decision === 'accept') await linker.publish();
}

async function accept(trx: Knex.Transaction, linker: Linker, key: SyncKey) {
  const missing = await trx<ItemRow>('tools_items')
    .select('uid')
    .where({ instance: key.instance, resource: key.resource })
    .whereNotNull('missing_since');
  const uids = missing.map(item => item.uid);
  await deleteItems(trx, uids);
  await linker.forget(trx, uids);
}
