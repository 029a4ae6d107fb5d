import { issueVersions } from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { summarizeVersions } from '../../shared/versions';

const versionsSchema = z.array(
  z.object({
    name: z.string(),
    released: z.boolean().default(false),
    archived: z.boolean().default(false),
    /** A day, also of one that is not released yet. */
    releaseDate: z.iso.date().nullish(),
  }),
);

/** Archived versions count as gone; in a project without any there is nothing to tell. */
export async function versionFacts(
  key: string,
  { api, now }: ReadContext,
): Promise<NonNullable<Evidence['facts']>> {
  const found = await api.find(
    `/project/${segment(key)}/versions`,
    versionsSchema,
    { allow: [403, 404] },
  );
  const versions = (found ?? []).filter(({ archived }) => !archived);
  if (!versions.length) return [];
  const value = summarizeVersions(
    versions.map(({ name, released, releaseDate }) => ({
      name,
      done: released,
      dueOn: releaseDate ?? undefined,
      doneAt: releaseDate ?? undefined,
    })),
    now,
  );
  return [{ type: issueVersions, value }];
}
