import type { ReadContext } from '@strata/backstage-plugin-tools-node';

/** What `read` gives, asked for once in a run, however many rows need it. */
export function perRun<T, C = unknown>(
  read: (context: ReadContext<C>) => T,
): (context: ReadContext<C>) => T {
  const known = new WeakMap<object, { value: T }>();
  return context => {
    const before = known.get(context.api);
    if (before) return before.value;
    const value = read(context);
    known.set(context.api, { value });
    return value;
  };
}

/** The same for each of some keys, such as groups that many rows name. */
export function perRunEach<K, T extends object, C = unknown>(
  read: (key: K, context: ReadContext<C>) => T,
): (key: K, context: ReadContext<C>) => T {
  const known = perRun<Map<K, T>, C>(() => new Map());
  return (key, context) => {
    const all = known(context);
    const value = all.get(key) ?? read(key, context);
    all.set(key, value);
    return value;
  };
}
