import {
  accessGrants,
  listGrants,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { projectSchema, SORTED, type Project } from '../projects';

/** The role is told, though not described. */
const memberSchema = z.object({ id: z.number(), role: z.string().optional() });

export const projects = defineResource<Project>({
  name: 'projects',
  title: 'Projects',
  itemType: 'automation-project',
  process: 'operations',
  schema: projectSchema,
  list: { path: '/projects', paging: { by: 'single' } },
  id: project => String(project.id),
  toItem: (project, { api }) => ({
    title: project.name,
    url: `${api.baseUrl}/project/${project.id}/history`,
    owner: { path: project.name },
    hints: {
      annotations: {
        'semaphore/project': [String(project.id), project.name],
      },
    },
  }),
  facts: [accessGrants],
  evidence,
});

/** Administrators may do everything without being in a project. */
async function evidence(
  { id }: Project,
  { api }: ReadContext,
): Promise<Evidence> {
  const path = `/project/${id}/users`;
  const members = await api.find(path, z.array(memberSchema), {
    query: SORTED,
    allow: [403],
  });
  if (!members) return {};
  const grants = members.map(({ id: account, role }) => ({
    account: String(account),
    level: role || 'member',
  }));
  const value = listGrants(grants, { complete: true });
  return { facts: [{ type: accessGrants, value }] };
}
