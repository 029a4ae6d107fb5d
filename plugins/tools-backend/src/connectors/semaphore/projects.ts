import type {
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

export const projectSchema = z.object({
  id: z.number(),
  name: z.string(),
});
export type Project = z.output<typeof projectSchema>;

/** Lists below a project come whole and must be asked for in an order. */
export const SORTED = { sort: 'name', order: 'asc' };

/** One page for each project, of rows that know theirs. */
export async function* listByProject(
  { api }: ReadContext,
  read: (project: Project, path: string) => Promise<unknown[]>,
): AsyncIterable<ListPage> {
  const projects = await api.get('/projects', z.array(projectSchema));
  if (!projects.length) yield { rows: [], last: true };
  for (const project of projects) {
    const found = await read(project, `/project/${project.id}`);
    const rows = found.map(row =>
      typeof row === 'object' ? { ...row, project } : row,
    );
    yield { rows, last: project === projects.at(-1) };
  }
}

/** Ids count within a project, where the data lies in files. */
export function idIn({ project, id }: { project: Project; id: number }) {
  return `${project.id}/${id}`;
}
