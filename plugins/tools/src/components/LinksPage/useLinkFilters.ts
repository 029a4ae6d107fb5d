import { useApi } from '@backstage/core-plugin-api';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import useAsync from 'react-use/esm/useAsync';
import { toolsApiRef } from '../../api';

interface Option {
  value: string;
  label: string;
}

/** Short form of a ref of a service or team, for people. */
export function nameOf(entityRef: string, defaultKind = 'component'): string {
  return humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind,
    defaultNamespace: 'default',
  });
}

/** The teams that own services; none while they are not known. */
export function useTeamOptions(): Option[] {
  const api = useApi(toolsApiRef);
  const { value } = useAsync(() => api.getLinkCoverage(), [api]);
  return (value?.teams ?? []).flatMap(({ owner }) =>
    owner ? [{ value: owner, label: nameOf(owner, 'group') }] : [],
  );
}

/** The configured tools; none while they are not known. */
export function useToolOptions(): Option[] {
  const api = useApi(toolsApiRef);
  const { value } = useAsync(() => api.listInstances(), [api]);
  return (value?.items ?? []).map(({ instance, title }) => ({
    value: instance,
    label: title,
  }));
}
