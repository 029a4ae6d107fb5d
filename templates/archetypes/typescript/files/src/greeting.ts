/** Remembers how often somebody was greeted. */
export interface GreetingStore {
  /** Counts one more greeting and returns how many there were, with this one. */
  record(name: string): Promise<number>;
}

export interface Greeting {
  message: string;
  times: number;
}

/** A request that can never succeed; its message is meant for the caller. */
export class BadRequest extends Error {}

/** The longest name that is greeted, in characters. */
const MAX_NAME = 100;

export async function greet(
  store: GreetingStore,
  name: unknown,
): Promise<Greeting> {
  const wanted = typeof name === 'string' ? name.trim() : '';
  if (!wanted) throw new BadRequest('name is missing');
  if (wanted.length > MAX_NAME) {
    throw new BadRequest(`name has more than ${MAX_NAME} characters`);
  }
  const times = await store.record(wanted);
  return { message: `Hello, ${wanted}!`, times };
}

/** For services without a database and for tests: forgets everything on exit. */
export function memoryStore(): GreetingStore {
  const counts = new Map<string, number>();
  return {
    async record(name) {
      const times = (counts.get(name) ?? 0) + 1;
      counts.set(name, times);
      return times;
    },
  };
}
