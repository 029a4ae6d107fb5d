import { z } from 'zod';
import { data, processTitles } from './data.generated';
import { processSchema, technologySchema, type Technology } from './schema';

/** Every technology, by layer and id. */
export const technologies = z.array(technologySchema).parse(data.technologies);

/** Every process, in the order a change travels. */
export const processes = z.array(processSchema).parse(data.processes);

/** English titles by id, from which the messages of a frontend are made. */
export { processTitles };

type ProcessMessages = Record<`process.${keyof typeof processTitles}`, string>;

/** Titles in another language as flat messages, `{ 'process.ci': '持续集成' }`. */
export function processMessages(language: string): ProcessMessages {
  return Object.fromEntries(
    processes.map(({ id, title, translations }) => [
      `process.${id}`,
      translations[language] ?? title,
    ]),
  ) as ProcessMessages;
}

export const technologyById: ReadonlyMap<string, Technology> = new Map(
  technologies.map(technology => [technology.id, technology]),
);

const TECHNOLOGY_REF_PREFIX = 'resource:technology/';

/** The catalog entity of a technology, as services name it in `spec.dependsOn`. */
export function technologyRef(id: string): string {
  return `${TECHNOLOGY_REF_PREFIX}${id}`;
}

/** The id of a technology, or nothing when the ref is of something else. */
export function technologyIdOfRef(ref: string): string | undefined {
  const lower = ref.toLowerCase();
  return lower.startsWith(TECHNOLOGY_REF_PREFIX)
    ? lower.slice(TECHNOLOGY_REF_PREFIX.length)
    : undefined;
}
