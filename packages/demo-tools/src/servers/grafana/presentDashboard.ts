import type { GrafanaState } from './GrafanaState';
import { Dashboard, slugOf } from './model';

export function urlOf(dashboard: Dashboard): string {
  return `/d/${dashboard.uid}/${slugOf(dashboard.title)}`;
}

export function presentHit(dashboard: Dashboard, state: GrafanaState) {
  const folder = state.folders.get(dashboard.folderUid ?? '');
  return {
    id: dashboard.id,
    uid: dashboard.uid,
    title: dashboard.title,
    uri: `db/${slugOf(dashboard.title)}`,
    url: urlOf(dashboard),
    slug: '',
    type: 'dash-db',
    tags: dashboard.tags,
    isStarred: false,
    sortMeta: 0,
    ...(folder && {
      folderId: folder.id,
      folderUid: folder.uid,
      folderTitle: folder.title,
      folderUrl: `/dashboards/f/${folder.uid}/${slugOf(folder.title)}`,
    }),
  };
}

export function presentFull(dashboard: Dashboard, state: GrafanaState) {
  const folder = state.folders.get(dashboard.folderUid ?? '');
  return {
    meta: {
      type: 'db',
      slug: slugOf(dashboard.title),
      url: urlOf(dashboard),
      created: dashboard.created,
      updated: dashboard.updated,
      createdBy: 'admin',
      updatedBy: dashboard.updatedBy,
      version: dashboard.version,
      hasAcl: folder?.privateTo !== undefined,
      isFolder: false,
      folderId: folder?.id ?? 0,
      folderUid: folder?.uid ?? '',
      folderTitle: folder?.title ?? 'General',
      provisioned: false,
    },
    dashboard: {
      ...(dashboard.model ?? seededModel(dashboard)),
      id: dashboard.id,
      uid: dashboard.uid,
      version: dashboard.version,
    },
  };
}

export function seededModel({ title, tags }: Dashboard) {
  return { title, tags, panels: [], schemaVersion: 41 };
}
