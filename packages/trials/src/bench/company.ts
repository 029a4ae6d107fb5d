const TEAMS = 20;
export const SERVICES = 400;

/** Teams, and services whose repositories are those of the first rows of the stand-ins. */
export function companyEntities(): object[] {
  const entities = [];
  for (let at = 1; at <= TEAMS; at++) {
    entities.push(
      entity('Group', `team-${at}`, {
        spec: { type: 'team', children: [] },
      }),
    );
  }
  for (let at = 1; at <= SERVICES; at++) {
    entities.push(
      entity('Component', `part-${at}`, {
        source: `url:https://git.example.com/shop/part-${at}/`,
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: `team-${(at % TEAMS) + 1}`,
        },
      }),
    );
  }
  return entities;
}

function entity(
  kind: string,
  name: string,
  { source, spec }: { source?: string; spec: object },
) {
  const location = `bench-company:${kind.toLocaleLowerCase('en-US')}s`;
  return {
    locationKey: location,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        annotations: {
          'backstage.io/managed-by-location': location,
          'backstage.io/managed-by-origin-location': location,
          ...(source && { 'backstage.io/source-location': source }),
        },
      },
      spec,
    },
  };
}
