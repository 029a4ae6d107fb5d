import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Linker } from '../links/linker';
import { clearCheckpoint } from '../store/checkpoints';
import type { Configured } from '../store/queries/configured';
import { deleteItems, readKnown } from '../store/removals';
import type { SyncRow } from '../store/rows';
import { isRunning, readSync, syncName, type SyncKey } from '../store/syncs';
import { inTransaction } from '../store/database';

/**
 * Removes everything of a sync that is not configured any more, restricted items too: nobody could
 * be named who may see those. Only ever on a person's word.
 */
export async function removeRetired(
  deps: { db: Knex; linker: Linker; configured: Configured },
  key: SyncKey,
): Promise<void> {
  const { db, linker, configured } = deps;
  const label = syncName(key);
  const sync = await readSync(db, key);
  if (!sync) throw new NotFoundError(`No sync ${label}`);
  if (configured.has(key)) {
    throw new ConflictError(
      `${label} is configured: take it out of the configuration first`,
    );
  }
  if (await isRunning(db, key)) {
    throw new ConflictError(`Another backend is reading ${label}`);
  }
  await inTransaction(db, async trx => {
    for await (const part of readKnown(trx, key)) {
      const uids = part.map(item => item.uid);
      await deleteItems(trx, uids);
      await linker.forget(trx, uids);
    }
    await clearCheckpoint(trx, key);
    await trx<SyncRow>('tools_syncs')
      .where({ ...key })
      .delete();
  });
  await linker.publish();
}
