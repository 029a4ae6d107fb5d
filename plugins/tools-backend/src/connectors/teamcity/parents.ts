import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../shared/perRun';
import { listAll } from './lists';

const linkSchema = z.object({
  id: z.string(),
  parentProjectId: z.string().optional(),
});

/** In which project each project lies, by ids. */
export const readParents = perRun(async (context: ReadContext) => {
  const parents = new Map<string, string>();
  const pages = listAll(
    { ...context, resumeAt: undefined },
    {
      path: '/projects',
      rows: 'project',
      locator: 'count:1000,start:0',
      fields: 'id,parentProjectId',
    },
  );
  for await (const { rows } of pages) {
    for (const { id, parentProjectId } of z.array(linkSchema).parse(rows)) {
      if (parentProjectId) parents.set(id, parentProjectId);
    }
  }
  return parents;
});

/** A project and all that it lies in, from the inside out. */
export function chainOf(id: string, parents: Map<string, string>): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at; at = parents.get(at)) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}
