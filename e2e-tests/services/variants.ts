import {
  composeService,
  loadLibrary,
  type Composition,
  type Selection,
} from '@strata/backstage-plugin-scaffolder-backend-module-service-composer';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

export const library = loadLibrary(resolve(__dirname, '../../templates'));

/** A code variant: what is left out does not change the code. */
export interface Variant {
  name: string;
  archetype: string;
  rpc: string;
  database: string | undefined;
  /** Whether it stands for its language in a quick run. */
  sample: boolean;
}

export const SERVICE_NAME = 'order-api';

/** Language × RPC × database. */
export function buildVariants(): Variant[] {
  const variants: Variant[] = [];
  for (const { id: archetype } of library.archetypes) {
    for (const rpc of ['rpc-grpc', 'rpc-http']) {
      for (const database of ['database-postgresql', undefined]) {
        variants.push({
          name: [archetype, rpc, database ?? 'no-database'].join('_'),
          archetype,
          rpc,
          database,
          sample: rpc === 'rpc-grpc' && database !== undefined,
        });
      }
    }
  }
  return variants;
}

/** A service with the given choices and otherwise the company's defaults. */
export function compose(
  archetype: string,
  features: Selection['features'],
  parameters: Record<string, Record<string, string>> = {},
): Composition {
  return composeService(library, {
    selection: {
      archetype,
      features: {
        rpc: 'rpc-http',
        repository: 'repository-gitlab',
        ci: 'ci-jenkins',
        logging: 'logging-ecs-stdout',
        monitoring: 'monitoring-prometheus',
        ...features,
      },
    },
    answers: {
      name: SERVICE_NAME,
      description: `Takes "orders": it's all of them`,
      owner: 'group:default/payments',
      parameters,
    },
    tools: ['gitlab', 'jenkins', 'grafana', 'prometheus', 'jira'].map(id => ({
      connector: id,
      instance: `${id}.main`,
      title: id,
      baseUrl: `https://${id}.example.com`,
    })),
  });
}

export async function writeTree(
  folder: string,
  files: Record<string, string>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
