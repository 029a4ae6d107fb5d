import type { issueVersions } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { summarizeVersions } from '../../shared/versions';
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
  return summarizeVersions(
    own.map(({ name, status, due_date: dueOn, updated_on: doneAt }) => ({
      name,
      done: status === 'closed',
      dueOn: dueOn ?? undefined,
      doneAt,
    })),
    now,
  );
}
