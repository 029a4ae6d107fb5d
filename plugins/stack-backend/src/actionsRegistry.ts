// Alpha in Backstage 1.55: what it changes is changed here and nowhere else.
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  type ActionsRegistryActionOptions,
  type ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import {
  describeTechnology,
  isMissing,
  type StackService,
  type StackSnapshot,
} from '@strata/backstage-plugin-stack-common';
import { technologyById } from '@strata/technologies';
import type { CallerCredentials, SnapshotReader } from './SnapshotReader';

export { actionsRegistryServiceRef, type ActionsRegistryService };

type Z = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

type Read = (credentials: BackstageCredentials) => Promise<StackSnapshot>;

const READ = {
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/** Answers for agents what the pages answer for people: the catalog decides what the caller sees. */
export function registerActions(
  registry: ActionsRegistryService,
  snapshots: Pick<SnapshotReader, 'read'>,
): void {
  // The registry refuses whoever is not signed in.
  const read: Read = credentials =>
    snapshots.read(credentials as CallerCredentials);
  registerServiceStack(registry, read);
  registerTechnologyAdvice(registry, read);
}

const adviceSchema = (z: Z) =>
  z
    .object({
      ring: z.enum(['adopt', 'trial', 'hold']),
      reason: z.string().optional(),
    })
    .optional()
    .describe('What the company says of it');

const successorSchema = (z: Z) =>
  z
    .object({ id: z.string().optional(), name: z.string().optional() })
    .optional()
    .describe('What follows; with an id where the knowledge base knows it');

const seenSchema = (z: Z) =>
  z
    .array(
      z.object({
        ...{ repository: z.string(), path: z.string() },
        ...{ name: z.string().optional(), version: z.string().optional() },
      }),
    )
    .describe('The files that show it, with package and version');

/** What repositories show, beside what the catalog entry declares. */
const observedShape = (z: Z) => ({
  observed: z
    .array(
      z.object({
        ...{ id: z.string(), name: z.string() },
        declared: z.boolean().describe('Whether the catalog entry names it'),
        seen: seenSchema(z),
      }),
    )
    .optional()
    .describe('Absent where no repository of the service was read'),
  notSeen: z
    .array(z.string())
    .describe(
      'Ids that are declared, and that no file of its repositories shows, though one would',
    ),
  unread: z
    .array(
      z.object({
        repository: z.string(),
        files: z.number(),
        folders: z.number().optional(),
      }),
    )
    .optional()
    .describe(
      'Parts of its repositories that were not read and may show more; without folders, only the root was read',
    ),
});

function registerServiceStack(registry: ActionsRegistryService, read: Read) {
  registry.register({
    ...READ,
    name: 'get-service-stack',
    title: 'Get what a service is built on',
    description:
      'The languages, components and systems that a service declares that it depends on, whether they are maintained, and what the company advises; and those that the files of its repositories show.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Ref of the service, for example component:default/cart'),
        }),
      output: z =>
        z.object({
          ...{ ref: z.string(), title: z.string() },
          owner: z.string().optional(),
          system: z.string().optional(),
          technologies: z.array(
            z.object({
              ...{ id: z.string(), name: z.string(), layer: z.string() },
              ...{ category: z.string(), status: z.string() },
              advice: adviceSchema(z),
              successor: successorSchema(z),
            }),
          ),
          unknown: z
            .array(z.string())
            .describe('Ids that the knowledge base does not describe'),
          ...observedShape(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const snapshot = await read(credentials);
      const ref = input.entityRef.toLocaleLowerCase('en-US');
      const service = snapshot.services.find(one => one.ref === ref);
      if (!service) {
        throw new NotFoundError(`The catalog shows you no service ${ref}`);
      }
      return {
        output: {
          ...service,
          ...describeAll(snapshot, service),
          ...describeObserved(service),
        },
      };
    },
  });
}

function describeAll(snapshot: StackSnapshot, { technologies }: StackService) {
  const known = technologies.flatMap(
    id => describeTechnology(snapshot, id) ?? [],
  );
  return {
    technologies: known,
    unknown: technologies.filter(id => !known.some(one => one.id === id)),
  };
}

function describeObserved({ technologies, observed }: StackService) {
  const named = technologies.flatMap(id => technologyById.get(id) ?? []);
  return {
    observed: observed?.map(({ id, seen }) => ({
      ...{ id, name: technologyById.get(id)?.name ?? id, seen },
      declared: technologies.includes(id),
    })),
    notSeen: named
      .filter(technology => isMissing(technology, observed))
      .map(({ id }) => id),
  };
}

function registerTechnologyAdvice(
  registry: ActionsRegistryService,
  read: Read,
) {
  registry.register({
    ...READ,
    name: 'get-technology-advice',
    title: 'Get advice about a technology',
    description:
      'Whether a technology is maintained, what the company advises, what replaces it and the way there, who uses it and what else does the same.',
    schema: {
      input: z => z.object({ id: z.string().describe('For example dubbox') }),
      output: z =>
        z.object({
          ...{ id: z.string(), name: z.string(), summary: z.string() },
          ...{ layer: z.string(), category: z.string(), status: z.string() },
          guidance: z.string().optional(),
          advice: adviceSchema(z),
          successor: successorSchema(z),
          migration: z.string().optional(),
          services: z.number().describe('How many services declare it'),
          observed: z
            .array(
              z.object({
                ...{ ref: z.string(), title: z.string() },
                ...{ declared: z.boolean(), seen: seenSchema(z) },
              }),
            )
            .describe('Services whose repositories show it'),
          unseen: z
            .array(z.object({ ref: z.string(), title: z.string() }))
            .describe('Services that declare it and do not show it'),
          unread: z
            .array(z.object({ ref: z.string(), title: z.string() }))
            .describe(
              'Services that declare it and do not show it in what was read of their repositories',
            ),
          alternatives: z.array(
            z.object({
              ...{ id: z.string(), name: z.string(), status: z.string() },
              ...{ advice: adviceSchema(z), services: z.number() },
            }),
          ),
        }),
    },
    action: async ({ input: { id }, credentials }) => {
      const technology = describeTechnology(await read(credentials), id);
      if (!technology) {
        throw new NotFoundError(`The knowledge base holds no technology ${id}`);
      }
      return { output: technology };
    },
  });
}
