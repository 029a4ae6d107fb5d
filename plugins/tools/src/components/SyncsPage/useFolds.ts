import { useUrlState } from '../../hooks/useUrlState';
import type { SyncGroup } from './order';

/** Up to so many syncs, all of them are shown without a click. */
const FEW = 24;

/** Marks an instance that was closed by hand. */
const CLOSED = '!';

/**
 * Which instances show their syncs: those with something broken, those that a filter chose, and all
 * where they are few. What a person opens or closes is kept in the address.
 */
export function useFolds(options: { total: number; filtered: boolean }) {
  const [text, setText] = useUrlState('fold');
  const chosen = new Set(text.split(',').filter(Boolean));
  const isOpen = ({ instance, broken }: SyncGroup) => {
    if (chosen.has(instance)) return true;
    if (chosen.has(CLOSED + instance)) return false;
    return broken > 0 || options.filtered || options.total <= FEW;
  };
  const toggle = (group: SyncGroup) => {
    const { instance } = group;
    const next = isOpen(group) ? CLOSED + instance : instance;
    chosen.delete(instance);
    chosen.delete(CLOSED + instance);
    setText([...chosen, next].join(','));
  };
  return { isOpen, toggle };
}
