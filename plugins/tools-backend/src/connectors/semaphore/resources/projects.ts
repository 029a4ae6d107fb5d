import { defineResource } from '@strata/backstage-plugin-tools-node';
import { projectSchema, type Project } from '../projects';

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
});
