import { useCallback, useEffect, useRef, useState } from 'react';

export interface Polled<T> {
  /** The latest answer; kept while a newer one is on its way or fails to come. */
  value?: T;
  /** Why the latest attempt failed, if it did. */
  error?: Error;
  /** When `value` arrived. */
  loadedAt?: Date;
  reload(): Promise<void>;
}

/** Loads at once and then every so often while the page is visible. `load` must be memoised. */
export function usePolled<T>(
  load: () => Promise<T>,
  everyMs: number,
): Polled<T> {
  const [state, setState] = useState<Omit<Polled<T>, 'reload'>>({});
  const latestCall = useRef(0);

  const reload = useCallback(async () => {
    latestCall.current += 1;
    const call = latestCall.current;
    try {
      const value = await load();
      if (call === latestCall.current)
        setState({ value, loadedAt: new Date() });
    } catch (error) {
      if (call === latestCall.current) setState(old => ({ ...old, error }));
    }
  }, [load]);

  useEffect(() => {
    setState({});
    reload();
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') reload();
    }, everyMs);
    return () => {
      clearInterval(timer);
      latestCall.current += 1;
    };
  }, [reload, everyMs]);

  return { ...state, reload };
}
