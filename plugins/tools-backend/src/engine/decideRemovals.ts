import { ConflictError } from '@backstage/errors';
import type { RemovalDecision } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { Linker } from '../links/linker';
import { chunked, inTransaction } from '../store/database';
import { readRevision } from '../store/queries/heldRemovals';
import type { Viewer } from '../store/queries/viewer';
import { deleteItems, missingItems } from '../store/removals';
import type { ItemRow, SyncRow } from '../store/rows';
import { isRunning, type SyncKey } from '../store/syncs';

/**
 * Settles a list of removals that the viewer was shown, and nothing else; tells how many they are.
 * Accepting removes the items; refusing keeps them until the tool shows them again, without asking
 * anew each run.
 */
export async function decideRemovals(
  { db, linker }: { db: Knex; linker: Linker },
  { instance, resource }: SyncKey,
  { group = 'held', decision, revision }: RemovalDecision,
  viewer: Viewer,
): Promise<number> {
  const key = { instance, resource };
  const decided = await inTransaction(db, async trx => {
    // Neither a run nor what webhooks tell of writes meanwhile.
    await trx<SyncRow>('tools_syncs').where(key).forUpdate().first('instance');
    if (await isRunning(trx, key)) {
      throw new ConflictError(
        'The sync is running and judges the removals anew; decide when it has finished',
      );
    }
    const now = await readRevision(trx, key, group, viewer);
    if (now.revision !== revision) {
      throw new ConflictError(
        'The list of removals has changed since it was shown; look at it again and decide then',
      );
    }
    if (decision === 'accept') {
      await deleteItems(trx, now.uids);
      await linker.forget(trx, now.uids);
    } else {
      await refuse(trx, now.uids);
    }
    if (group === 'held') await settle(trx, key);
    return now.uids.length;
  });
  if (decision === 'accept') await linker.publish();
  return decided;
}

async function refuse(trx: Knex.Transaction, uids: string[]) {
  for (const part of chunked(uids)) {
    await trx<ItemRow>('tools_items')
      .whereIn('uid', part)
      .update({ removal_refused: true });
  }
}

/** What nobody was shown, because only others may see it, stays held back. */
async function settle(trx: Knex.Transaction, key: SyncKey) {
  const [{ count }] = await missingItems(trx, key).count({ count: '*' });
  const left = Number(count);
  const held = () =>
    trx<SyncRow>('tools_syncs').where(key).where('held', '>', 0);
  if (!left)
    await held().where('outcome', 'held').update('outcome', 'complete');
  await held().update({ held: left, missing: left });
}
