import { accessGrants } from '@strata/backstage-plugin-tools-common';
import { defineResource } from '@strata/backstage-plugin-tools-node';
import { folderSchema, Folders, type FolderRow } from '../folders';
import { readGrants } from '../grants';

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
  facts: [accessGrants],
  evidence: async ({ permissions }, context) => ({
    status: { health: 'ok' },
    facts: await readGrants(permissions, context),
  }),
});
