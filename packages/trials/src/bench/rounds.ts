/** The median of several rounds, and their spread. */
export interface Sample {
  median: number;
  least: number;
  most: number;
  rounds: number;
}

export function summarize(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return {
    median:
      sorted.length % 2
        ? sorted[Math.floor(middle)]
        : (sorted[middle - 1] + sorted[middle]) / 2,
    least: sorted[0],
    most: sorted[sorted.length - 1],
    rounds: sorted.length,
  };
}

/**
 * Runs contenders in turns, so that what slows the machine for a while slows all of them; gives
 * what each measured in each round.
 */
export async function interleave<K extends string>(
  rounds: number,
  contenders: Record<K, (round: number) => Promise<number>>,
): Promise<Record<K, number>[]> {
  const measured: Record<K, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const values = {} as Record<K, number>;
    for (const name of Object.keys(contenders) as K[]) {
      values[name] = await contenders[name](round);
    }
    measured.push(values);
  }
  return measured;
}

/** One contender's value divided by another's, round by round. */
export function ratios<K extends string>(
  measured: Record<K, number>[],
  of: K,
  to: K,
): Sample {
  return summarize(measured.map(round => round[of] / round[to]));
}

/** Milliseconds that something took. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}
