import { InputError } from '@backstage/errors';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  archetypeSchema,
  choiceSchema,
  featureSchema,
  type Library,
  type Source,
  type SourceFile,
} from './schema';
import { findLibraryProblems } from './problems';

/**
 * Reads `choices.yaml`, `archetypes/` and `features/` of a templates folder.
 * Throws one error that lists everything that is wrong with it.
 */
export function loadLibrary(folder: string): Library {
  const problems: string[] = [];
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const result = schema.safeParse(parse(readText(join(folder, path))));
    if (result.success) return result.data;
    problems.push(`${path}: ${z.prettifyError(result.error)}`);
    return undefined;
  };
  const readAll = <T extends object>(kind: string, schema: z.ZodType<T>) =>
    listFolders(join(folder, `${kind}s`)).flatMap(id => {
      const data = read(`${kind}s/${id}/${kind}.yaml`, schema);
      return data ? [{ ...data, ...readSource(folder, kind, id) }] : [];
    });
  const library: Library = {
    choices: read('choices.yaml', z.array(choiceSchema)) ?? [],
    archetypes: readAll('archetype', archetypeSchema),
    features: readAll('feature', featureSchema),
  };
  problems.push(...findLibraryProblems(library));
  if (problems.length > 0) {
    throw new InputError(
      `The templates in ${folder} cannot be used:\n${problems.join('\n')}`,
    );
  }
  return library;
}

/**
 * Files lie in `files/` or, for one archetype, `files+<archetype>/`; what is merged into files of
 * other owners lies in `merges/` or `merges+<archetype>/` under the path that it is merged into.
 */
function readSource(folder: string, kind: string, id: string): Source {
  const home = join(folder, `${kind}s`, id);
  const files = listFolders(home).flatMap(name => {
    const match = /^(files|merges)(?:\+(.+))?$/.exec(name);
    return match
      ? readFiles(join(home, name), {
          merge: match[1] === 'merges',
          archetype: match[2],
        })
      : [];
  });
  const optional = (name: string) =>
    existsSync(join(home, name)) ? readText(join(home, name)) : undefined;
  return {
    id,
    files,
    wiring: optional('wire.yaml.njk'),
    publish: optional('publish.yaml.njk'),
  };
}

function readFiles(
  folder: string,
  options: { merge: boolean; archetype?: string },
): SourceFile[] {
  return [...readdirSync(folder, { withFileTypes: true, recursive: true })]
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => {
      const name = relative(folder, path).split(sep).join('/');
      return {
        path: name.replace(/\.njk$/, ''),
        text: readText(path),
        rendered: name.endsWith('.njk'),
        ...options,
      };
    });
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) {
    throw new InputError(`The templates folder ${folder} does not exist`);
  }
  return [...readdirSync(folder, { withFileTypes: true })]
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

function readText(path: string): string {
  if (!existsSync(path)) throw new InputError(`${path} does not exist`);
  return readFileSync(path, 'utf8');
}
