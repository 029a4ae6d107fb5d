import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { z } from 'zod';
import { publishSchema, wiringSchema, type ToolStep } from '../library';
import { render } from './render';
import type { Selection } from './resolve';
import type { FileTree, Part } from './tree';

/** A configured instance of a connector. */
export interface Tool {
  connector: string;
  /** For example `gitlab.main`. */
  instance: string;
  title: string;
  baseUrl: string;
}

/** One change to make in a tool. */
export interface Wiring extends ToolStep {
  /** Id of the instance that it is made in. */
  instance: string;
  input: JsonObject;
}

export interface Repository {
  /** Address that a person opens. */
  url: string;
  cloneUrl: string;
  /** Address below which the files of the default branch are read. */
  contentsUrl: string;
  /** Path on its host, for example `payments/order-api`. */
  slug: string;
  defaultBranch: string;
  /** How it comes to be; absent when it exists already. */
  create?: Wiring;
}

/** The instance of each connector that a service uses. */
export type ChosenTools = Record<string, Tool>;

export const DEFAULT_BRANCH = 'main';

/** One instance per connector: the one asked for, or the first. */
export function chooseTools(
  tools: readonly Tool[],
  { instances = {} }: Selection,
): ChosenTools {
  const chosen: ChosenTools = {};
  for (const tool of tools) chosen[tool.connector] ??= tool;
  for (const [connector, instance] of Object.entries(instances)) {
    const tool = tools.find(
      each => each.connector === connector && each.instance === instance,
    );
    if (!tool) {
      throw new InputError(`No tool instance "${instance}" is configured`);
    }
    chosen[connector] = tool;
  }
  return chosen;
}

/** Where the service is published, as the one part with a `publish.yaml.njk` says. */
export function locateRepository(
  parts: Part[],
  chosen: ChosenTools,
): Repository {
  const part = parts.find(({ source }) => source.publish);
  if (!part) throw new InputError('No chosen feature says where to publish');
  const { url, contents, create } = read(
    { ...part, text: part.source.publish!, file: 'publish.yaml' },
    publishSchema,
  );
  return {
    url,
    cloneUrl: `${url}.git`,
    contentsUrl: contents,
    slug: new URL(url).pathname.replace(/^\//, ''),
    defaultBranch: DEFAULT_BRANCH,
    create: create && toWiring(create, chosen, {}, part.name),
  };
}

/** What the parts want done in tools, in the order in which they start. */
export function collectWiring(
  parts: Part[],
  files: FileTree,
  chosen: ChosenTools,
): Wiring[] {
  return parts.flatMap(part => {
    const text = part.source.wiring;
    if (!text) return [];
    const steps = read({ ...part, text, file: 'wire.yaml' }, wiringSchema);
    return steps.map(step => toWiring(step, chosen, files, part.name));
  });
}

function read<T>(
  part: Part & { text: string; file: string },
  schema: z.ZodType<T>,
): T {
  const where = `${part.file} of ${part.name}`;
  const result = schema.safeParse(
    parse(render(part.text, part.context, where)),
  );
  if (result.success) return result.data;
  throw new InputError(`${where}: ${z.prettifyError(result.error)}`);
}

function toWiring(
  step: ToolStep,
  chosen: ChosenTools,
  files: FileTree,
  name: string,
): Wiring {
  const tool = chosen[step.tool];
  if (!tool) throw new InputError(`${name} needs a configured ${step.tool}`);
  const input = withFiles(step.input as JsonObject, files, name) as JsonObject;
  return { ...step, instance: tool.instance, input };
}

/** Replaces `{ $file: path#/json/pointer }` by what the generated file holds there. */
function withFiles(value: JsonValue, files: FileTree, name: string): JsonValue {
  if (Array.isArray(value)) return value.map(v => withFiles(v, files, name));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$file !== 'string') {
    const entries = Object.entries(value).map(([key, each]) => [
      key,
      withFiles(each as JsonValue, files, name),
    ]);
    return Object.fromEntries(entries);
  }
  const [path, pointer = ''] = value.$file.split('#');
  const found = pointer
    .split('/')
    .slice(1)
    .reduce(
      (at, key) => at?.[key],
      Object.hasOwn(files, path) ? parse(files[path]) : undefined,
    );
  if (found === undefined) {
    throw new InputError(`${name} uses ${value.$file}, which is not generated`);
  }
  return found;
}
