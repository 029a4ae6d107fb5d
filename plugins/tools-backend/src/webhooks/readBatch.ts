import {
  ConnectorError,
  createGate,
  createReadContext,
  readItem,
  type ItemReading,
} from '@strata/backstage-plugin-tools-node';
import { timeOf, type EngineDeps, type SyncTarget } from '../engine/types';
import type { HintRow } from '../store/hints';
import { recallFacts } from '../store/recall';

/** Requests of a run go on beside them: what is read here shares the tool's limits with it. */
const READS_AT_ONCE = 2;

/** What became of one hint: read, or why not. */
export type HintResult =
  | { hint: HintRow; reading: ItemReading }
  | { hint: HintRow; error: unknown };

export interface BatchResult {
  results: HintResult[];
  /** Requests that left this machine. */
  calls: number;
  /** Set where the tool cannot be asked for anything now. */
  stopped?: ConnectorError;
}

/** Asks the tool for each item. What fails for all alike ends the batch: the rest was not asked for. */
export async function readBatch(
  target: SyncTarget,
  hints: readonly HintRow[],
  deps: EngineDeps,
  signal: AbortSignal,
): Promise<BatchResult> {
  const open = createReadContext({
    instance: target.instance,
    gate: deps.gates.get(target.instance.id),
    retry: deps.retry,
    timeoutMs: deps.timeoutMs,
    signal,
    now: timeOf(deps),
  });
  const batch: Omit<BatchResult, 'calls'> = { results: [] };
  const some = createGate({ concurrency: READS_AT_ONCE });
  const recall = recallFacts(deps.db, target);
  const readOne = async (hint: HintRow) => {
    if (batch.stopped || signal.aborted) return;
    const id = hint.external_id;
    try {
      const reading = await readItem(target.resource, id, open.context, recall);
      batch.results.push({ hint, reading });
    } catch (error) {
      if (signal.aborted) return;
      batch.results.push({ hint, error });
      if (isGeneral(error)) batch.stopped = error;
    }
  };
  try {
    await Promise.all(hints.map(hint => some.run(() => readOne(hint))));
  } finally {
    await open.close();
  }
  return { ...batch, calls: open.calls() };
}

/** Whether the next item would fare no better. */
function isGeneral(error: unknown): error is ConnectorError {
  return (
    error instanceof ConnectorError &&
    (error.retryable || error.kind === 'auth')
  );
}
