import type { Page } from '@strata/backstage-plugin-tools-common';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Paged<T> {
  /** What was read so far; nothing before the first answer. */
  items?: T[];
  total: number;
  hasMore: boolean;
  error?: Error;
  loadedAt?: Date;
  more(): Promise<void>;
  reload(): Promise<void>;
}

type State<T> = Pick<Paged<T>, 'items' | 'error' | 'loadedAt'> & {
  total: number;
  cursor?: string;
};

/** A list that is read page by page on demand. `load` must be memoised; another one starts anew. */
export function usePaged<T>(
  load: (cursor?: string) => Promise<Page<T>>,
): Paged<T> {
  const [state, setState] = useState<State<T>>({ total: 0 });
  const latestCall = useRef(0);

  const read = useCallback(
    async (cursor?: string) => {
      latestCall.current += 1;
      const call = latestCall.current;
      try {
        const page = await load(cursor);
        if (call !== latestCall.current) return;
        setState(old => ({
          items: cursor ? [...(old.items ?? []), ...page.items] : page.items,
          total: page.total ?? page.items.length,
          cursor: page.nextCursor,
          loadedAt: new Date(),
        }));
      } catch (error) {
        if (call === latestCall.current) setState(old => ({ ...old, error }));
      }
    },
    [load],
  );

  useEffect(() => {
    setState({ total: 0 });
    read();
    return () => {
      latestCall.current += 1;
    };
  }, [read]);

  const { cursor, ...shown } = state;
  return {
    ...shown,
    hasMore: Boolean(cursor),
    more: () => read(cursor),
    reload: () => read(),
  };
}
