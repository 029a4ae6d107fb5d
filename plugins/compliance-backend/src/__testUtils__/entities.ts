import type { Entity } from '@backstage/catalog-model';

export const PAYMENTS = 'group:default/payments';
export const CHECKOUT = 'component:default/checkout';

export function service(
  name: string,
  extra: { owner?: string; title?: string; dependsOn?: string[] } = {},
): Entity {
  const { title, owner = 'payments', dependsOn } = extra;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name, title },
    spec: { type: 'service', lifecycle: 'production', owner, dependsOn },
  };
}

export function group(name: string, type = 'team', parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name },
    spec: {
      ...{ type, parent, children: [] },
      profile: { displayName: `Team ${name}` },
    },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}
