import { Request } from 'express';
import type { Handler } from '../../http/handler';
import { pageOf } from './authenticate';
import { refuse } from './errors';
import type { GrafanaState } from './GrafanaState';
import { Dashboard, slugOf } from './model';
import { permissionsOfDashboard } from './permissions';
import { presentFull, presentHit, urlOf } from './presentDashboard';

function many(value: unknown): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}

export function search(state: GrafanaState, req: Request): Dashboard[] {
  const { query, type } = req.query;
  const tags = many(req.query.tag);
  const folders = many(req.query.folderUIDs);
  const uids = many(req.query.dashboardUIDs);
  if (type !== undefined && type !== 'dash-db') {
    return [];
  }
  return state.dashboards
    .list()
    .filter(
      ({ uid, title, tags: own, folderUid }) =>
        (!query || title.toLowerCase().includes(String(query).toLowerCase())) &&
        tags.every(tag => own.includes(tag)) &&
        (folders.length === 0 || folders.includes(folderUid ?? '')) &&
        (uids.length === 0 || uids.includes(uid)),
    )
    .sort((a, b) => a.title.localeCompare(b.title));
}

export function searchDashboards(state: GrafanaState): Handler {
  return (req, res) => {
    const hits = pageOf(search(state, req), req);
    res.json(hits.map(dashboard => presentHit(dashboard, state)));
  };
}

export function showDashboard(state: GrafanaState): Handler {
  return (req, res) => {
    const dashboard = state.dashboards.get(req.params.uid);
    return dashboard
      ? void res.json(presentFull(dashboard, state))
      : refuse(res, 404, 'Dashboard not found');
  };
}

export function showDashboardPermissions(state: GrafanaState): Handler {
  return (req, res) => {
    const dashboard = state.dashboards.get(req.params.uid);
    if (!dashboard) {
      return refuse(res, 404, 'Dashboard not found');
    }
    const folder = state.folders.get(dashboard.folderUid ?? '');
    return void res.json(
      permissionsOfDashboard(dashboard, folder, state.context.company.teams),
    );
  };
}

export function saveDashboard(state: GrafanaState): Handler {
  return (req, res) => {
    const { dashboard: model, folderUid, overwrite } = req.body ?? {};
    if (typeof model?.title !== 'string' || !model.title) {
      return refuse(res, 400, 'Dashboard title cannot be empty');
    }
    if (folderUid && !state.folders.get(folderUid)) {
      return refuse(res, 400, 'folder not found');
    }
    const known = model.uid ? state.dashboards.get(model.uid) : undefined;
    if (known && !overwrite && model.version !== known.version) {
      return refuse(res, 412, 'The dashboard has been changed by someone else');
    }
    const saved = save(state, model, folderUid, known);
    return void res.json({
      id: saved.id,
      uid: saved.uid,
      url: urlOf(saved),
      status: 'success',
      version: saved.version,
      title: saved.title,
      slug: slugOf(saved.title),
      folderUid: saved.folderUid ?? '',
    });
  };
}

export function deleteDashboard(state: GrafanaState): Handler {
  return (req, res) => {
    const dashboard = state.dashboards.get(req.params.uid);
    if (!dashboard) {
      return refuse(res, 404, 'Dashboard not found');
    }
    state.dashboards.delete(dashboard.uid);
    return void res.json({
      id: dashboard.id,
      title: dashboard.title,
      message: `Dashboard ${dashboard.title} deleted`,
    });
  };
}

function save(
  state: GrafanaState,
  model: Record<string, unknown>,
  folderUid: string | undefined,
  known: Dashboard | undefined,
): Dashboard {
  const id = known?.id ?? state.nextId();
  const uid = String(model.uid || `dashboard-${id}`);
  const at = new Date().toISOString();
  return state.dashboards.put(uid, {
    id,
    uid,
    title: String(model.title),
    tags: Array.isArray(model.tags) ? model.tags.map(String) : [],
    folderUid: folderUid || known?.folderUid,
    version: (known?.version ?? 0) + 1,
    created: known?.created ?? at,
    updated: at,
    updatedBy: 'strata',
    model,
  });
}
