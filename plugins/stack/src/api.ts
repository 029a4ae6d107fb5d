import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  StackClient,
  type StackApi,
} from '@strata/backstage-plugin-stack-common';

export const stackApiRef = createApiRef<StackApi>({
  id: 'plugin.stack.client',
});

export const stackApiFactory = createApiFactory({
  api: stackApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: options => new StackClient(options),
});
