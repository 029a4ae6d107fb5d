import type { issueVersions } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { isShown, type Project } from '../project';

const versionsSchema = z.object({
  versions: z.array(
    z.object({
      name: z.string(),
      /** `open`, `locked` for one that takes no more issues, or `closed`. */
      status: z.string(),
      /** A day, `YYYY-MM-DD`. */
      due_date: z.string().nullish(),
      updated_on: z.string().optional(),
      project: z.object({ id: z.number() }).optional(),
    }),
  ),
});

/** The project's own versions; the list also has those that other projects share with it. */
export async function readVersions(
  project: Project,
  { api, now }: ReadContext,
): Promise<z.output<typeof issueVersions.schema> | undefined> {
  if (!isShown(project)) return undefined;
  const path = `/projects/${project.id}/versions.json`;
  const found = await api.find(path, versionsSchema, { allow: [403, 404] });
  if (!found) return undefined;
  const own = found.versions.filter(
    version => !version.project || version.project.id === project.id,
  );
  const open = own.filter(version => version.status !== 'closed');
  const today = now.toISOString().slice(0, 10);
  const dated = open
    .flatMap(({ name, due_date: dueOn }) => (dueOn ? { name, dueOn } : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const done = own
    .filter(version => version.status === 'closed')
    .flatMap(({ name, updated_on: doneAt }) => (doneAt ? { name, doneAt } : []))
    .sort((a, b) => (a.doneAt < b.doneAt ? -1 : 1));
  return {
    open: open.length,
    overdue: dated.filter(({ dueOn }) => dueOn < today).length,
    next: dated.find(({ dueOn }) => dueOn >= today),
    lastDone: done.at(-1),
  };
}
