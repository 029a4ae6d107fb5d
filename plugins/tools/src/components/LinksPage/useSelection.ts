import { useState } from 'react';

export interface Selection {
  /** The selected ones of those that are shown. */
  ids: string[];
  all: boolean;
  has(id: string): boolean;
  toggle(id: string): void;
  toggleAll(): void;
}

/** Which rows of a list are selected; a row that is gone is selected no more. */
export function useSelection(shown: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = shown.filter(id => chosen.has(id));
  const all = ids.length > 0 && ids.length === shown.length;
  return {
    ids,
    all,
    has: id => chosen.has(id),
    toggle: id =>
      setChosen(old =>
        old.has(id)
          ? new Set([...old].filter(one => one !== id))
          : new Set([...old, id]),
      ),
    toggleAll: () => setChosen(new Set(all ? [] : shown)),
  };
}
