import type {
  ApiClient,
  ListPage,
  Paging,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../shared/urls';
import { permissionsSchema, type Permissions } from './grants';

/** Also of the search for dashboards. */
export const PAGES: Paging = {
  by: 'page',
  param: 'page',
  sizeParam: 'limit',
  size: 500,
};

export const folderSchema = z.object({
  uid: z.string().min(1),
  title: z.string(),
  restricted: z.boolean().default(false),
  /** Its own list, as far as it was read. */
  permissions: permissionsSchema.optional(),
});
export type FolderRow = z.output<typeof folderSchema>;

/** What some versions call the place of dashboards in no folder. */
const ROOT = 'general';

/** Folders at every depth, and who may see what lies in them. */
export class Folders {
  private readonly byUid = new Map<string, FolderRow>();

  constructor(private readonly api: ApiClient) {}

  static async read(api: ApiClient): Promise<Folders> {
    const folders = new Folders(api);
    const pages = folders.pages()[Symbol.asyncIterator]();
    while (!(await pages.next()).done);
    return folders;
  }

  /** Level by level, because Grafana lists only the children of one folder at a time. */
  async *pages(): AsyncIterable<ListPage> {
    const parents: (FolderRow | undefined)[] = [undefined];
    while (parents.length) {
      const parent = parents.shift();
      const query = { parentUid: parent?.uid };
      for await (const page of this.api.pages('/folders', PAGES, { query })) {
        const rows: unknown[] = [];
        for (const row of page.rows) {
          const folder = folderSchema.safeParse(row).data;
          // Grafana before 10 ignores the parent and lists the same folders again.
          if (folder && this.byUid.has(folder.uid)) continue;
          rows.push(folder ? await this.add(folder, parent) : row);
          if (folder) parents.push(folder);
        }
        yield { rows, last: page.last && parents.length === 0 };
      }
    }
  }

  get(uid: string): FolderRow | undefined {
    return this.byUid.get(uid);
  }

  /** What lies in no folder is open; what lies in one that the account does not see is not. */
  isRestricted(uid: string | undefined): boolean {
    return !isRoot(uid) && (this.get(uid!)?.restricted ?? true);
  }

  /** A dashboard in no folder has a list of its own, which an administrator may narrow. */
  async isDashboardRestricted(
    uid: string,
    folderUid: string | undefined,
  ): Promise<boolean> {
    return isRoot(folderUid)
      ? keepsViewersOut(
          await this.permissionsOf(`/dashboards/uid/${segment(uid)}`),
        )
      : this.isRestricted(folderUid);
  }

  /** Permissions are inherited and only ever add: in an open folder everything is open. */
  private async add(folder: FolderRow, parent: FolderRow | undefined) {
    const open = parent && !this.isRestricted(parent.uid);
    const path = `/folders/${segment(folder.uid)}`;
    const permissions = open ? undefined : await this.permissionsOf(path);
    const restricted = !open && keepsViewersOut(permissions);
    const known = { ...folder, restricted, permissions };
    this.byUid.set(folder.uid, known);
    return known;
  }

  /** The own list of a folder or dashboard; nothing where the account may not read it. */
  private permissionsOf(path: string): Promise<Permissions | undefined> {
    return this.api.find(`${path}/permissions`, permissionsSchema, {
      allow: [403, 404],
    });
  }
}

/** An account that may not read the list is a plain viewer, and sees only what every viewer sees. */
function keepsViewersOut(permissions: Permissions | undefined): boolean {
  return (
    permissions !== undefined &&
    !permissions.some(
      ({ role, permission }) => role === 'Viewer' && permission > 0,
    )
  );
}

function isRoot(folderUid: string | undefined): boolean {
  return !folderUid || folderUid === ROOT;
}
