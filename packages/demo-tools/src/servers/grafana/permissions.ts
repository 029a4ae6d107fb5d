import type { Company } from '../../company/schema';
import { slugOf, type Dashboard, type Folder } from './model';

const EVERYBODY = [
  { role: 'Viewer', permission: 1, permissionName: 'View' },
  { role: 'Editor', permission: 2, permissionName: 'Edit' },
];

/** Who may see what lies in a folder, or in none: everybody, or one team. */
function entriesOf(folder: Folder | undefined, teams: Company['teams']) {
  if (!folder?.privateTo) return EVERYBODY;
  const team = {
    team: folder.privateTo,
    teamId: teams.findIndex(({ id }) => id === folder.privateTo) + 1,
  };
  return [{ ...team, permission: 1, permissionName: 'View' }];
}

export function permissionsOfFolder(folder: Folder, teams: Company['teams']) {
  return entriesOf(folder, teams).map(entry => ({
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
  teams: Company['teams'],
) {
  return entriesOf(folder, teams).map(entry => ({
    ...entry,
    uid: dashboard.uid,
    ...(folder && { folderUid: folder.uid }),
    title: dashboard.title,
    slug: slugOf(dashboard.title),
    isFolder: false,
    inherited: folder !== undefined,
  }));
}
