import { parseEntityRef } from '@backstage/catalog-model';
import { UNOWNED_GROUP_REF } from '@strata/backstage-plugin-tools-common';
import { locationOf, managedBy, type Emitted } from './resource';

export const UNOWNED_KEY = 'group:unowned';

/** The group that owns what nobody claims: a Resource without an owner never becomes visible. */
export function unownedGroup(): Emitted {
  const location = locationOf('strata', 'unowned');
  const { namespace, name } = parseEntityRef(UNOWNED_GROUP_REF);
  return {
    key: UNOWNED_KEY,
    locationKey: location,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        namespace,
        name,
        title: 'Unowned',
        description:
          'Things found in tools for which no team is known. Give them an owner in the tool or link them to a service.',
        annotations: managedBy(location),
      },
      spec: { type: 'unowned', children: [] },
    },
  };
}
