import {
  selectionKinds,
  stackStatuses,
  type StackFilter,
  type StackSelection,
} from '@strata/backstage-plugin-stack-common';
import { useCallback, useMemo } from 'react';
import { useUrlState } from './useUrlState';

const NAMES = [
  'team',
  'system',
  'status',
  'q',
  'layer',
  'view',
  'select',
] as const;

export const bands = ['language', 'component', 'process', 'system'] as const;
export type Band = (typeof bands)[number];

/** The value when it is one of those allowed; an address can say anything. */
export function oneOf<T extends string>(
  allowed: readonly T[],
  value: string | undefined,
): T | undefined {
  return allowed.find(item => item === value);
}

function parseSelection(text: string | undefined): StackSelection | undefined {
  const [kind, ...id] = (text ?? '').split(':');
  const known = oneOf(selectionKinds, kind);
  return known && id.length > 0 ? { kind: known, id: id.join(':') } : undefined;
}

/** What the map shows, as the address of the page says it. */
export function useStackView() {
  const [values, setValues] = useUrlState(NAMES);
  const { team, system, q, layer, view, select } = values;
  const status = oneOf(stackStatuses, values.status);

  const filter = useMemo<StackFilter>(
    () => ({ team, system, status, q }),
    [team, system, status, q],
  );
  const selection = useMemo(() => parseSelection(select), [select]);
  const setSelection = useCallback(
    (next: StackSelection | undefined) =>
      setValues({ select: next && `${next.kind}:${next.id}` }),
    [setValues],
  );
  return {
    filter,
    band: oneOf(bands, layer),
    view: view === 'table' ? ('table' as const) : ('map' as const),
    selection,
    setSelection,
    setValues,
  };
}

export type StackView = ReturnType<typeof useStackView>;
