import type { Handler } from '../../http/handler';
import { pageOf } from './authenticate';
import { refuse } from './errors';
import type { GrafanaState } from './GrafanaState';
import { Folder, slugOf } from './model';
import { permissionsOfFolder } from './permissions';

function present(folder: Folder) {
  return {
    id: folder.id,
    uid: folder.uid,
    title: folder.title,
    url: `/dashboards/f/${folder.uid}/${slugOf(folder.title)}`,
    hasAcl: folder.privateTo !== undefined,
    canSave: true,
    canEdit: true,
    canAdmin: false,
    canDelete: true,
    version: 1,
    ...(folder.parentUid && { parentUid: folder.parentUid }),
  };
}

export function listFolders(state: GrafanaState): Handler {
  return (req, res) => {
    const parent = req.query.parentUid;
    const rows = state.folders
      .list()
      .filter(folder => (folder.parentUid ?? undefined) === parent);
    res.json(
      pageOf(rows, req).map(({ id, uid, title }) => ({ id, uid, title })),
    );
  };
}

export function createFolder(state: GrafanaState): Handler {
  return (req, res) => {
    const { title, uid, parentUid } = req.body ?? {};
    if (typeof title !== 'string' || !title) {
      return refuse(res, 400, 'folder title cannot be empty');
    }
    const id = state.nextId();
    const key = typeof uid === 'string' && uid ? uid : `folder-${id}`;
    if (state.folders.get(key)) {
      return refuse(res, 409, 'a folder with the same uid already exists');
    }
    const folder = { id, uid: key, title, parentUid };
    return void res.json(present(state.folders.put(key, folder)));
  };
}

export function showFolder(state: GrafanaState): Handler {
  return (req, res) => {
    const folder = state.folders.get(req.params.uid);
    return folder
      ? void res.json(present(folder))
      : refuse(res, 404, 'folder not found');
  };
}

export function deleteFolder(state: GrafanaState): Handler {
  return (req, res) => {
    const folder = state.folders.get(req.params.uid);
    if (!folder) {
      return refuse(res, 404, 'folder not found');
    }
    for (const dashboard of state.dashboards.list()) {
      if (dashboard.folderUid === folder.uid) {
        state.dashboards.delete(dashboard.uid);
      }
    }
    state.folders.delete(folder.uid);
    return void res.json({
      id: folder.id,
      title: folder.title,
      message: `Folder ${folder.title} deleted`,
    });
  };
}

export function showPermissions(state: GrafanaState): Handler {
  return (req, res) => {
    const folder = state.folders.get(req.params.uid);
    return folder
      ? void res.json(permissionsOfFolder(folder, state.context.company.teams))
      : refuse(res, 404, 'folder not found');
  };
}
