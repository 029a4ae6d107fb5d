import { defineResource } from '@strata/backstage-plugin-tools-node';
import { spacePath, spaceSchema, type Space } from '../spaces';

export const spaces = defineResource<Space>({
  name: 'spaces',
  title: 'Spaces',
  itemType: 'dashboard-folder',
  process: 'monitoring',
  shared: true,
  schema: spaceSchema,
  list: { path: '/api/spaces/space', paging: { by: 'single' } },
  id: space => space.id,
  toItem: (space, { api }) => ({
    title: space.name,
    description: space.description || undefined,
    url: `${api.baseUrl}${spacePath(space.id)}/app/home`,
    owner: { path: space.name },
    hints: {},
  }),
});
