import { strangersReach } from './access';

/** What Redis 7.0 and 7.2 answer. */
const COMMAND = "User default has no permissions to run the 'set' command";
const KEY = "User default has no permissions to access the 'key' key";
const KEYS =
  'This user has no permissions to access one of the keys used as arguments';

async function mayOf(answers: Record<string, string>) {
  const client = {
    call: async (...words: string[]) =>
      words[0] === 'PING' ? 'PONG' : answers[words[3]],
  };
  const use = (_: unknown, call: (known: unknown) => unknown) => call(client);
  return (await strangersReach({ use } as any, '7.2.4')).may;
}

it.each([
  ['may write', { SET: 'OK' }, 'write'],
  ['may read', { SET: COMMAND, GET: 'OK' }, 'read'],
  ['may do nothing', { SET: COMMAND, GET: COMMAND }, 'nothing'],
  ['may use other keys', { SET: KEY, GET: KEY }, undefined],
  ['may use other keys of 7.0', { SET: KEYS, GET: KEYS }, undefined],
  ['may read other keys', { SET: COMMAND, GET: KEY }, undefined],
])('a stranger %s', async (_, answers, may) => {
  expect(await mayOf(answers as Record<string, string>)).toBe(may);
});
