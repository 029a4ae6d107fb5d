import { slugOf, type Dashboard, type Folder } from './model';

const EVERYBODY = [
  { role: 'Viewer', permission: 1, permissionName: 'View' },
  { role: 'Editor', permission: 2, permissionName: 'Edit' },
];

/** Who may see what lies in a folder, or in none: everybody, or one team. */
function entriesOf(folder: Folder | undefined) {
  if (!folder?.privateTo) return EVERYBODY;
  const team = { team: folder.privateTo, teamId: 1 };
  return [{ ...team, permission: 1, permissionName: 'View' }];
}

export function permissionsOfFolder(folder: Folder) {
  return entriesOf(folder).map(entry => ({
    ...entry,
    uid: folder.uid,
    folderUid: folder.uid,
    title: folder.title,
    slug: slugOf(folder.title),
    isFolder: true,
    inherited: false,
  }));
}

/** A dashboard has those of its folder, or its own where it lies in none. */
export function permissionsOfDashboard(
  dashboard: Dashboard,
  folder: Folder | undefined,
) {
  return entriesOf(folder).map(entry => ({
    ...entry,
    uid: dashboard.uid,
    ...(folder && { folderUid: folder.uid }),
    title: dashboard.title,
    slug: slugOf(dashboard.title),
    isFolder: false,
    inherited: folder !== undefined,
  }));
}
