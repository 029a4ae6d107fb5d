import {
  accessGrants,
  listGrants,
} from '@strata/backstage-plugin-tools-common';
import type { Project } from '../project';
import type { Member } from './members';

/** People with their roles; those of a group are listed one by one, too. A public project is open to all. */
export function grantsFact(
  members: readonly Member[] | undefined,
  project: Project,
) {
  if (!members) return [];
  const grants = members.flatMap(({ user, roles }) =>
    user
      ? roles.map(({ name }) => ({ account: String(user.id), level: name }))
      : [],
  );
  const everyone = project.is_public ? 'view' : undefined;
  const value = listGrants(grants, { everyone, complete: true });
  return [{ type: accessGrants, value }];
}
