import { defineResource } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { idIn, listByProject, projectSchema, SORTED } from '../projects';

/** Not its text: that may hold passwords. */
const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  type: z.string().optional(),
  project: projectSchema,
});

export const inventories = defineResource<z.output<typeof rowSchema>>({
  name: 'inventories',
  title: 'Inventories',
  itemType: 'inventory',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: context =>
    listByProject(context, (_project, path) =>
      context.api.get(`${path}/inventory`, z.array(z.unknown()), {
        query: SORTED,
      }),
    ),
  id: idIn,
  toItem: ({ name, type, project }, { api }) => ({
    title: name,
    url: `${api.baseUrl}/project/${project.id}/inventory`,
    owner: { path: project.name },
    hints: {},
    attributes: { kind: type, project: project.name },
  }),
});
