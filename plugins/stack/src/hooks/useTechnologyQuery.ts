import {
  stackStatuses,
  type TechnologyQuery,
} from '@strata/backstage-plugin-stack-common';
import { categories, layers } from '@strata/technologies';
import { useMemo } from 'react';
import { oneOf } from './useStackView';
import { useUrlState } from './useUrlState';

const NAMES = ['layer', 'category', 'status', 'q', 'used'] as const;

const categoryIds = categories.map(({ id }) => id);

/** What the list of technologies is narrowed to, as the address says it. */
export function useTechnologyQuery() {
  const [values, setValues] = useUrlState(NAMES);
  const query = useMemo<TechnologyQuery>(
    () => ({
      layer: oneOf(layers, values.layer),
      category: oneOf(categoryIds, values.category),
      status: oneOf(stackStatuses, values.status),
      q: values.q,
      used: values.used ? true : undefined,
    }),
    [values],
  );
  return { query, setValues };
}

export type SetTechnologyQuery = ReturnType<
  typeof useTechnologyQuery
>['setValues'];
