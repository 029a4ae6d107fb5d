import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Library } from '../library';
import {
  parametersOf,
  parseAnswers,
  type Answers,
  type answersSchema,
} from './answers';
import {
  repositoryContext,
  serviceContext,
  technologiesOf,
  toParts,
  unique,
} from './context';
import { resolve, type Resolved, type Selection } from './resolve';
import {
  chooseTools,
  collectWiring,
  locateRepository,
  type Repository,
  type Tool,
  type Wiring,
} from './tools';
import { layOut, type FileTree } from './tree';

export interface ServiceRequest {
  selection: Selection;
  answers: z.input<typeof answersSchema>;
  /** The configured tool instances. */
  tools: readonly Tool[];
}

export interface Composition {
  name: string;
  files: FileTree;
  /** Which part owns a path, for example `feature rpc-grpc`. */
  owners: Record<string, string>;
  repository: Repository;
  technologies: string[];
  /** Ids of the checks that the service passes after its first sync. */
  satisfies: string[];
  wiring: Wiring[];
}

export const LINEAGE_PATH = '.strata/lineage.yaml';

/** The whole service as text. Pure: the same request gives the same bytes. */
export function composeService(
  library: Library,
  { selection, answers: input, tools }: ServiceRequest,
): Composition {
  const connectors = tools.map(({ connector }) => connector);
  const resolved = resolve(library, selection, connectors);
  const answers = parseAnswers(input, resolved.features);
  const chosen = chooseTools(tools, selection);
  const service = serviceContext(resolved, answers, chosen);
  const repository = locateRepository(
    toParts(resolved, service, answers),
    chosen,
  );
  const shared = { ...service, ...repositoryContext(repository) };
  const parts = toParts(resolved, shared, answers);
  const { files, owners } = layOut(parts, resolved.archetype.id);
  files[LINEAGE_PATH] = lineage(resolved, answers, repository);
  return {
    name: answers.name,
    files: sorted(files),
    owners: { ...owners, [LINEAGE_PATH]: 'the composer' },
    repository,
    technologies: technologiesOf(resolved),
    satisfies: checksOf(resolved, answers),
    wiring: collectWiring(parts, files, chosen),
  };
}

function checksOf(
  { archetype, features }: Resolved,
  answers: Answers,
): string[] {
  const answered = new Set(features.map(({ choice }) => choice));
  const checks = features.flatMap(feature => {
    const parameters = parametersOf(feature, answers);
    return feature.satisfies.flatMap(each => {
      if (typeof each === 'string') return [each];
      const passed =
        'choice' in each
          ? answered.has(each.choice)
          : Object.entries(each.unless).every(
              ([key, value]) => parameters[key] !== value,
            );
      return passed ? [each.check] : [];
    });
  });
  return unique([...archetype.satisfies, ...checks]);
}

/** What an upgrade needs to compose the same service again and merge three ways. */
function lineage(
  { archetype, features }: Resolved,
  answers: Answers,
  repository: Repository,
): string {
  return stringify({
    archetype: { id: archetype.id, version: archetype.version },
    features: features.map(({ id, version }) => ({ id, version })),
    repository: repository.url,
    answers,
  });
}

function sorted(files: FileTree): FileTree {
  return Object.fromEntries(
    Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
