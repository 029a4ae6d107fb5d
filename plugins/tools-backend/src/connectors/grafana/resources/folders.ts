import { defineResource } from '@strata/backstage-plugin-tools-node';
import { folderSchema, Folders, type FolderRow } from '../folders';

export const folders = defineResource<FolderRow>({
  name: 'folders',
  title: 'Folders',
  itemType: 'dashboard-folder',
  process: 'monitoring',
  shared: true,
  schema: folderSchema,
  list: ({ api }) => new Folders(api).pages(),
  id: folder => folder.uid,
  toItem: (folder, { api }) => ({
    title: folder.title,
    url: `${api.baseUrl}/dashboards/f/${encodeURIComponent(folder.uid)}/`,
    restricted: folder.restricted,
    owner: { path: folder.title },
    hints: {},
  }),
});
