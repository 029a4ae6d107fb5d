import { secondsToNext } from './pace';

const run = { everyMinutes: 10, tookSeconds: 20, failures: 0 };

it('keeps the pace from start to start, with a little chance', () => {
  for (let tries = 0; tries < 50; tries++) {
    const seconds = secondsToNext(run);
    expect(seconds).toBeGreaterThanOrEqual(580 * 0.97);
    expect(seconds).toBeLessThanOrEqual(580 * 1.03);
  }
});

it.each([
  ['one failure', { failures: 1 }, 15],
  ['two', { failures: 2 }, 30],
  ['five', { failures: 5 }, 240],
  ['six', { failures: 6 }, 600],
  ['fifty', { failures: 50 }, 600],
  ['fifty of a tool read every minute', { failures: 50, everyMinutes: 1 }, 600],
  ['two of it', { failures: 2, everyMinutes: 0.25 }, 15],
  ['a tool that asks for more', { failures: 1, retryAfterMs: 90_000 }, 90],
])('after %s', (_, changes, expected) => {
  const seconds = secondsToNext({ ...run, kind: 'unavailable', ...changes });
  expect(seconds).toBe(expected);
});

it.each(['auth', 'config', 'contract', 'forbidden'] as const)(
  'does not hurry after an error of kind %s',
  kind => {
    const seconds = secondsToNext({ ...run, failures: 3, kind });
    expect(seconds).toBeGreaterThan(500);
  },
);
