import { useApi } from '@backstage/core-plugin-api';
import type { StackSelection } from '@strata/backstage-plugin-stack-common';
import { stackApiRef } from '../api';
import type { Light } from '../lib/light';
import { useLoaded } from './useLoaded';
import type { StackView } from './useStackView';

/** Loads what lights up with the selection in the address. */
export function useLight(view: StackView): Light {
  const { selection, setSelection, filter } = view;
  const { team, system } = filter;
  const api = useApi(stackApiRef);
  const { value } = useLoaded(
    JSON.stringify([selection, team, system]),
    async () =>
      selection && {
        selection,
        path: (
          await api.listServices({ select: selection, team, system, limit: 1 })
        ).path,
      },
  );
  const isFor = (other: StackSelection) =>
    selection?.kind === other.kind && selection.id === other.id;
  return {
    selection,
    path: value && isFor(value.selection) ? value.path : undefined,
    toggle: next => setSelection(isFor(next) ? undefined : next),
  };
}
