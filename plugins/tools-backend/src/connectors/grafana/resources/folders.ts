import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { folderSchema, Folders, listFolders, type FolderRow } from '../folders';

export const folders = defineResource<FolderRow>({
  name: 'folders',
  title: 'Folders',
  itemType: 'dashboard-folder',
  process: 'monitoring',
  schema: folderSchema,
  list: listWithAccess,
  id: folder => folder.uid,
  toItem: (folder, { api }) => ({
    title: folder.title,
    url: `${api.baseUrl}/dashboards/f/${encodeURIComponent(folder.uid)}/`,
    restricted: folder.restricted,
    owner: { path: folder.title },
    hints: {},
  }),
});

async function* listWithAccess({ api }: ReadContext): AsyncIterable<ListPage> {
  const known = await Folders.read(api);
  for await (const page of listFolders(api)) {
    const rows = page.rows.map(row => {
      const folder = folderSchema.safeParse(row);
      if (!folder.success) return row;
      const restricted = known.isRestricted(folder.data.uid);
      return { ...folder.data, restricted };
    });
    yield { ...page, rows };
  }
}
