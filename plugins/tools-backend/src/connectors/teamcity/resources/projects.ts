import { accessGrants } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { grantsOf } from '../evidence/grants';
import { listAll } from '../lists';

/** The root holds all projects and belongs to nobody. */
const ROOT = '_Root';

const projectSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().optional(),
  parentProjectId: z.string().optional(),
  archived: z.boolean().default(false),
});

export const projects = defineResource({
  name: 'projects',
  title: 'Projects',
  itemType: 'ci-project',
  process: 'ci',
  shared: true,
  schema: projectSchema,
  list: listProjects,
  id: project => project.id,
  toItem(project, { api }) {
    if (project.id === ROOT) return undefined;
    const { id, name, parentProjectId, archived } = project;
    return {
      title: name,
      description: project.description || undefined,
      url: `${api.baseUrl}/project.html?projectId=${encodeURIComponent(id)}`,
      owner: { path: name },
      hints: { annotations: { 'teamcity/project-id': [id] } },
      attributes: {
        archived,
        ...(parentProjectId &&
          parentProjectId !== ROOT && { parent: parentProjectId }),
      },
    };
  },
  facts: [accessGrants],
  evidence: async ({ id }, context) => ({
    facts: await grantsOf(id, context),
  }),
});

function listProjects(context: ReadContext) {
  return listAll(context, {
    path: '/projects',
    rows: 'project',
    locator: 'count:100,start:0',
    fields: 'id,name,description,parentProjectId,archived',
  });
}
