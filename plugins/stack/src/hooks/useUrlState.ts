import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Named values in the query of the page's address; an empty value removes its name. */
export function useUrlState<K extends string>(names: readonly K[]) {
  const [params, setParams] = useSearchParams();
  const key = names.map(name => params.get(name) ?? '').join('\n');
  const values = useMemo(() => {
    const parts = key.split('\n');
    return Object.fromEntries(
      names.map((name, i) => [name, parts[i] || undefined]),
    ) as Record<K, string | undefined>;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the names and values
  }, [key]);

  const setValues = useCallback(
    (changes: Partial<Record<K, string | undefined>>) => {
      setParams(
        current => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, String(value));
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [values, setValues] as const;
}
