import { repositoryAccess } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { findAll } from '../lists';
import type { ProjectRow } from '../project';
import type { GitlabSettings } from '../settings';
import { grantsFact } from './grants';

const MAINTAINER = 40;

const memberSchema = z.object({
  id: z.number().optional(),
  username: z.string(),
  state: z.string().optional(),
  access_level: z.number(),
  /** A day, `YYYY-MM-DD`. */
  expires_at: z.string().nullish(),
});
type Member = z.output<typeof memberSchema>;

/** Counts, and who may do what by numbers: no name of a person becomes a fact. */
export async function readAccess(
  project: ProjectRow,
  { api, now, settings }: ReadContext<GitlabSettings>,
) {
  const path = `/projects/${project.id}/members/all`;
  const members = await findAll(api, path, memberSchema);
  if (!members) return [];
  const count = (test: (member: Member) => boolean) =>
    members.filter(test).length;
  const value = {
    members: members.length,
    maintainers: count(member => member.access_level >= MAINTAINER),
    external: count(member =>
      settings.externalUserPrefixes.some(p => member.username.startsWith(p)),
    ),
    blocked: count(member => isBlocked(member, now)),
  };
  return [{ type: repositoryAccess, value }, ...grantsFact(members)];
}

function isBlocked({ state, expires_at }: Member, now: Date): boolean {
  const expired = Boolean(expires_at) && new Date(expires_at!) <= now;
  return expired || (state !== undefined && state !== 'active');
}
