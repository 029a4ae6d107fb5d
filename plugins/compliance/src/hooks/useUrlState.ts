import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

type State<K extends string> = { [key in K]?: string };

/** Named parts of the address as state: they survive reload and can be sent to a colleague. */
export function useUrlState<K extends string>(
  ...keys: K[]
): [State<K>, (patch: State<K>) => void] {
  const [params, setParams] = useSearchParams();
  const state: State<K> = {};
  for (const key of keys) state[key] = params.get(key) || undefined;

  const update = useCallback(
    (patch: State<K>) =>
      setParams(previous => {
        const next = new URLSearchParams(previous);
        for (const [key, value] of Object.entries<string | undefined>(patch)) {
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      }),
    [setParams],
  );
  return [state, update];
}
