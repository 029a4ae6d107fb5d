import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** The last answer; it stays while a newer one is on its way, so that nothing jumps. */
  value?: T;
  error?: Error;
  loading: boolean;
  reload: () => void;
}

/** Loads again whenever `key` changes; answers that come too late are dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    loading: true,
  });
  const [attempt, setAttempt] = useState(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    let current = true;
    setState(({ value }) => ({ value, loading: true }));
    latestLoad.current().then(
      value => current && setState({ value, loading: false }),
      error =>
        current && setState(({ value }) => ({ value, error, loading: false })),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const reload = useCallback(() => setAttempt(n => n + 1), []);
  return { ...state, reload };
}
