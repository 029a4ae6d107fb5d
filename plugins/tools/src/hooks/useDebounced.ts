import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const DEBOUNCE_MS = 250;

/** What somebody types, as of a moment after the last key. */
export function useDebounced<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useDebounce(() => setSettled(value), DEBOUNCE_MS, [value]);
  return settled;
}
