import { z } from 'zod';
import { data } from './data.generated';
import { processSchema, technologySchema, type Technology } from './schema';

/** Every technology, by layer and id. */
export const technologies = z.array(technologySchema).parse(data.technologies);

/** Every process, in the order a change travels. */
export const processes = z.array(processSchema).parse(data.processes);

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
