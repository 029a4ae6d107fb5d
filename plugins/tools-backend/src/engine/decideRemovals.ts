import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Linker } from '../links/linker';
import { deleteItems, heldItems } from '../store/removals';
import { visibleTo, type Viewer } from '../store/queries/viewer';
import type { ItemRow, SyncRow } from '../store/rows';
import { isRunning, type SyncKey } from '../store/syncs';
import { inTransaction } from '../store/database';

/**
 * Settles what was held back and the viewer may see. Accepting removes it; refusing keeps it until
 * the tool shows it again, without asking anew each run. Accepting later also removes what was
 * refused before.
 */
export async function decideRemovals(
  { db, linker }: { db: Knex; linker: Linker },
  key: SyncKey,
  decision: 'accept' | 'refuse',
  viewer: Viewer,
): Promise<void> {
  if (await isRunning(db, key)) {
    throw new ConflictError(
      'The sync is running and judges the removals anew; decide when it has finished',
    );
  }
  await inTransaction(db, async trx => {
    if (decision === 'accept') await accept(trx, linker, key, viewer);
    else await refuse(trx, key, viewer);
    const [{ count }] = await heldItems(trx, key).count({ count: '*' });
    if (Number(count)) return;
    const settled = { held: 0, missing: 0 };
    await trx<SyncRow>('tools_syncs')
      .where({ ...key })
      .update(settled);
    await trx<SyncRow>('tools_syncs')
      .where({ ...key, outcome: 'held' })
      .update({ outcome: 'complete' });
  });
  if (decision === 'accept') await linker.publish();
}

async function refuse(trx: Knex.Transaction, key: SyncKey, viewer: Viewer) {
  await heldItems(trx, key)
    .where(visibleTo(viewer, 'tools_items'))
    .update({ removal_refused: true });
}

async function accept(
  trx: Knex.Transaction,
  linker: Linker,
  key: SyncKey,
  viewer: Viewer,
) {
  const missing = await trx<ItemRow>('tools_items')
    .select('uid')
    .where({ instance: key.instance, resource: key.resource })
    .whereNotNull('missing_since')
    .where(visibleTo(viewer, 'tools_items'));
  const uids = missing.map(item => item.uid);
  await deleteItems(trx, uids);
  await linker.forget(trx, uids);
}
