import { originOf } from '../engine/limits';
import { keyOf, type EngineDeps, type SyncTarget } from '../engine/types';
import { clearCheckpoint } from '../store/checkpoints';
import { drainTransaction, type DrainLease } from '../store/drains';
import { postponeHint, settleHints, type HintRow } from '../store/hints';
import { lastFullRun } from '../store/runs';
import {
  askForAll,
  claimSync,
  makeDue,
  readSync,
  releaseSync,
  type SyncKey,
} from '../store/syncs';

/** Between two reads of all that hooks ask for; as long as the last one took, if that is longer. */
const PACE_SECONDS = 60;

/**
 * Has the next run read all, because what a hook tells of a list seldom shows as a change of its
 * items. While a run goes on the hint waits: what changed may be on a page that was read before,
 * and the end of the run would undo what is asked for here. Hence the lease of the run.
 */
export async function askForList(
  { db }: Pick<EngineDeps, 'db'>,
  target: SyncTarget,
  hint: HintRow,
  { lease, holder }: { lease: DrainLease; holder: string },
): Promise<void> {
  const key = keyOf(target);
  const { seconds } = lease;
  const origin = originOf(target.instance);
  const rest = await secondsOfRest(db, key);
  const run = rest
    ? undefined
    : await claimSync(db, { ...key, origin, holder, seconds, dry: true });
  await drainTransaction(db, lease, key, async trx => {
    if (!run) {
      await postponeHint(trx, hint, rest || PACE_SECONDS);
      return;
    }
    await askForAll(trx, key);
    // What an interrupted run has read is older than the hook.
    await clearCheckpoint(trx, key);
    const sync = await readSync(trx, key);
    // A tool that fails is left alone for as long as the engine thinks.
    if (!sync?.failures) await makeDue(trx, key);
    await settleHints(trx, key, lease.token, ['']);
    await releaseSync(trx, run);
  });
}

async function secondsOfRest(
  db: EngineDeps['db'],
  key: SyncKey,
): Promise<number> {
  const last = await lastFullRun(db, key);
  if (!last) return 0;
  const since = (Date.now() - Date.parse(last.finished_at)) / 1000;
  const pace = Math.max(PACE_SECONDS, last.duration_ms / 1000);
  // A time to come is one of a clock that was wrong.
  return since < 0 ? 0 : Math.max(0, pace - since);
}
