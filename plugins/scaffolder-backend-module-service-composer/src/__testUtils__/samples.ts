import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Selection, ServiceRequest, Tool } from '../compose';
import type { Feature, SourceFile } from '../library';

export const TEMPLATES = resolvePackagePath(
  '@strata/backstage-plugin-scaffolder-backend-module-service-composer',
  '../../templates',
);

export const ALL_TOOLS: Tool[] = [
  'gitlab',
  'jenkins',
  'grafana',
  'prometheus',
  'jira',
].map(connector => ({
  connector,
  instance: `${connector}.main`,
  title: connector,
  baseUrl: `https://${connector}.example.com`,
}));

export const DEFAULTS: Selection = {
  archetype: 'typescript',
  features: {
    rpc: 'rpc-grpc',
    database: 'database-postgresql',
    repository: 'repository-gitlab',
    ci: 'ci-jenkins',
    logging: 'logging-ecs-stdout',
    monitoring: 'monitoring-prometheus',
    issues: 'issues-jira',
  },
};

/** A request with the company's defaults, but for what is given. */
export function aRequest(
  changes: {
    archetype?: string;
    features?: Selection['features'];
    answers?: Partial<ServiceRequest['answers']>;
    tools?: Tool[];
  } = {},
): ServiceRequest {
  return {
    selection: {
      archetype: changes.archetype ?? DEFAULTS.archetype,
      features: { ...DEFAULTS.features, ...changes.features },
    },
    answers: {
      name: 'order-api',
      description: 'Takes orders',
      owner: 'group:default/payments',
      system: 'shop',
      ...changes.answers,
    },
    tools: changes.tools ?? ALL_TOOLS,
  };
}

/** A feature of its own with one file, for tests of the rules between features. */
export function aFeature(
  id: string,
  changes: Partial<Feature> = {},
  file?: Partial<SourceFile>,
): Feature {
  return {
    id,
    title: id,
    version: '1.0.0',
    summary: id,
    archetypes: ['typescript', 'go'],
    technologies: [],
    parameters: {},
    requires: [],
    conflicts: [],
    after: [],
    satisfies: [],
    files: file
      ? [
          {
            path: `${id}.txt`,
            text: '',
            rendered: false,
            merge: false,
            ...file,
          },
        ]
      : [],
    ...changes,
  };
}
