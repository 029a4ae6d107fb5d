import type { RouteContext } from './context';
import { readAsOf } from './input';

/** The results and the time to read them at: now, or the time that is asked for. */
export function resultsAt(
  { results }: Pick<RouteContext, 'results'>,
  asOf: string | undefined,
) {
  const now = new Date();
  const past = readAsOf(asOf, now);
  return past
    ? { results: results.at(past), now: past, past: true }
    : { results, now, past: false };
}
