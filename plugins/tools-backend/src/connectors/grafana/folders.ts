import type {
  ApiClient,
  ListPage,
  Paging,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../shared/urls';

export const SEARCH: Paging = {
  by: 'page',
  param: 'page',
  sizeParam: 'limit',
  size: 500,
};

export const folderSchema = z.object({
  uid: z.string().min(1),
  title: z.string(),
  /** Of the folder that it lies in. */
  folderUid: z.string().optional(),
  restricted: z.boolean().default(false),
});
export type FolderRow = z.output<typeof folderSchema>;

const permissionsSchema = z.array(
  z.object({ role: z.string().optional(), permission: z.number() }),
);

/** All folders at every depth: the search lists nested ones too. */
export function listFolders(api: ApiClient): AsyncIterable<ListPage> {
  return api.pages('/search', SEARCH, { query: { type: 'dash-folder' } });
}

/** What is known of folders while the items in them are read. */
export class Folders {
  private readonly byUid = new Map<string, FolderRow>();

  static async read(api: ApiClient): Promise<Folders> {
    const folders = new Folders();
    for await (const { rows } of listFolders(api)) {
      for (const row of rows) await folders.add(row, api);
    }
    return folders;
  }

  get(uid: string | undefined): FolderRow | undefined {
    return uid ? this.byUid.get(uid) : undefined;
  }

  /**
   * Open if any folder on the way up is: permissions are inherited and only ever add. What lies
   * in no folder is open; what lies in one that the account does not see is not.
   */
  isRestricted(uid: string | undefined): boolean {
    if (!uid) return false;
    const seen = new Set<string>();
    let folder = this.get(uid);
    for (
      ;
      folder && !seen.has(folder.uid);
      folder = this.get(folder.folderUid)
    ) {
      if (!folder.restricted) return false;
      seen.add(folder.uid);
    }
    return true;
  }

  private async add(row: unknown, api: ApiClient) {
    const folder = folderSchema.safeParse(row);
    if (!folder.success) return;
    const restricted = await isHiddenFromViewers(folder.data.uid, api);
    this.byUid.set(folder.data.uid, { ...folder.data, restricted });
  }
}

/**
 * Whether the folder's own list lets viewers in. An account that may not read the list is a plain
 * viewer, and sees only what every viewer sees.
 */
async function isHiddenFromViewers(uid: string, api: ApiClient) {
  const path = `/folders/${segment(uid)}/permissions`;
  const entries = await api.find(path, permissionsSchema, {
    allow: [403, 404],
  });
  if (!entries) return false;
  return !entries.some(
    ({ role, permission }) => role === 'Viewer' && permission > 0,
  );
}
