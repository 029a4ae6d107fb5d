import { setTimeout as wait } from 'node:timers/promises';

const LIMIT_MINUTES = 15;

/** Looks again and again until something holds. */
export async function until(
  holds: () => Promise<boolean>,
  everyMs = 100,
): Promise<void> {
  const deadline = Date.now() + LIMIT_MINUTES * 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(`Nothing came within ${LIMIT_MINUTES} minutes`);
    }
    await wait(everyMs);
  }
}
