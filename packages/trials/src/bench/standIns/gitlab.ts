import type { Answer, Api, Asked } from './api';

export interface GitlabState {
  projects: number;
  /** Time of the last activity of all projects but those that changed, ISO. */
  quietSince: string;
  /** Projects 1 to this number were active at `changedAt`. */
  changed: number;
  changedAt: string;
}

/** The list leaves its totals out above so many rows (https://docs.gitlab.com/api/rest/). */
const COUNTED = 10_000;

const PROJECT = /^\/api\/v4\/projects\/([^/]+)(\/.*)?$/;

/** The reads of GitLab's REST API v4 that the connector and the peer make. */
export const gitlabApi: Api<GitlabState> = {
  state: {
    projects: 0,
    quietSince: '2026-01-01T00:00:00.000Z',
    changed: 0,
    changedAt: '2026-01-01T00:00:00.000Z',
  },
  kindOf: ({ path }) => {
    if (path === '/api/v4/projects') return 'list';
    return PROJECT.test(path) ? 'project' : path;
  },
  answer(asked, state) {
    if (asked.path === '/api/v4/projects') return list(asked, state);
    const match = PROJECT.exec(asked.path);
    if (match) return ofProject(match[2] ?? '', Number(match[1]), state);
    return asked.path === '/api/v4/version'
      ? { json: { version: '18.5.0' } }
      : { status: 404, json: { message: '404 Not Found' } };
  },
};

function list(asked: Asked, state: GitlabState): Answer {
  const { query } = asked;
  const size = Math.min(Number(query.get('per_page') ?? 20), 100);
  const after = query.get('last_activity_after');
  const ids = idsAfter(state, after);
  return query.get('pagination') === 'keyset'
    ? keyset(asked, { ids, size, state })
    : numbered(asked, { ids, size, state });
}

interface Listed {
  ids: { from: number; to: number };
  size: number;
  state: GitlabState;
}

/** The projects that were active after a time: all, the changed ones, or none. */
function idsAfter(state: GitlabState, after: string | null) {
  const later = (time: string) =>
    !after || Date.parse(time) > Date.parse(after);
  if (later(state.quietSince)) return { from: 1, to: state.projects };
  return { from: 1, to: later(state.changedAt) ? state.changed : 0 };
}

/** The link is there while a page has rows; the page behind the last one is empty. */
function keyset({ origin, path, query }: Asked, { ids, size, state }: Listed) {
  const first = Math.max(ids.from, Number(query.get('id_after') ?? 0) + 1);
  const rows = rowsOf(origin, state, first, Math.min(first + size - 1, ids.to));
  if (!rows.length) return { json: rows };
  const next = new URL(path, origin);
  next.search = String(query);
  next.searchParams.set('id_after', String(rows[rows.length - 1].id));
  return { json: rows, headers: { link: `<${next}>; rel="next"` } };
}

function numbered({ origin, query }: Asked, { ids, size, state }: Listed) {
  const page = Number(query.get('page') ?? 1);
  const total = ids.to - ids.from + 1;
  const pages = Math.ceil(total / size);
  const first = ids.from + (page - 1) * size;
  return {
    json: rowsOf(origin, state, first, Math.min(first + size - 1, ids.to)),
    headers: {
      'x-next-page': page < pages ? String(page + 1) : '',
      ...(total <= COUNTED && {
        'x-total': String(total),
        'x-total-pages': String(pages),
      }),
    },
  };
}

function rowsOf(origin: string, state: GitlabState, from: number, to: number) {
  const rows = [];
  for (let id = from; id <= to; id++) {
    const path = `shop/part-${id}`;
    rows.push({
      id,
      description: `Part ${id} of the shop`,
      name: `part-${id}`,
      path: `part-${id}`,
      path_with_namespace: path,
      default_branch: 'main',
      topics: ['team-payments'],
      web_url: `${origin}/${path}`,
      http_url_to_repo: `${origin}/${path}.git`,
      ssh_url_to_repo: `git@gitlab.example.com:${path}.git`,
      namespace: { id: 1, full_path: 'shop', kind: 'group' },
      last_activity_at:
        id <= state.changed ? state.changedAt : state.quietSince,
      archived: false,
      visibility: 'private',
      merge_method: 'merge',
      only_allow_merge_if_pipeline_succeeds: true,
      only_allow_merge_if_all_discussions_are_resolved: true,
      builds_access_level: 'enabled',
    });
  }
  return rows;
}

/** A service as most are: five files of it count and are read, two are only there. */
const TREE = [
  ...['.gitlab-ci.yml', 'CODEOWNERS', 'Dockerfile', 'README.md'],
  ...['catalog-info.yaml', 'cmd/part/main.go', 'go.mod', 'go.sum'],
  ...['internal/store/store.go', 'main.go'],
];
const blob = (path: string) => ({ path, type: 'blob' });
const approval = { approved_by: [{ user: { id: 7 } }] };

const answers: Record<string, unknown> = {
  '/protected_branches': [
    {
      name: 'main',
      push_access_levels: [{ access_level: 0 }],
      merge_access_levels: [{ access_level: 40 }],
      allow_force_push: false,
    },
  ],
  '/approval_rules': [
    { name: 'Reviewers', approvals_required: 1, protected_branches: [] },
  ],
  '/approvals': { merge_requests_author_approval: false },
  '/merge_requests': [],
  '/merge_requests/n/approvals': approval,
  '/members/all': [{ username: 'li', state: 'active', access_level: 40 }],
  '/repository/tree': TREE.map(blob),
  '/pipelines/n/jobs': ['build', 'lint', 'test'].map(stage => ({
    name: stage,
    stage,
    status: 'success',
    allow_failure: false,
  })),
  '/pipelines/n/test_report_summary': {
    total: { count: 120, success: 120, failed: 0, skipped: 0, error: 0 },
  },
  '/pipeline_schedules': [
    {
      id: 1,
      description: 'Nightly',
      ref: 'refs/heads/main',
      cron: '0 2 * * *',
      cron_timezone: 'UTC',
      active: true,
    },
  ],
  '/deployments': [],
};

/** Every project is like every other one: a protected branch, rules, files of a service. */
function ofProject(path: string, id: number, state: GitlabState): Answer {
  if (path === '/repository/branches/main') {
    const commit = { id: id <= state.changed ? state.changedAt : 'first' };
    return { json: { name: 'main', commit } };
  }
  if (path === '/pipelines') return { json: pipelinesOf(id, state) };
  const json = answers[path.replace(/\d+/g, 'n')];
  if (json !== undefined) return { json };
  // The peer asks whether the project has the file.
  return path.startsWith('/repository/files/')
    ? { json: undefined }
    : { status: 404, json: { message: '404 Not Found' } };
}

/** The newest first; an activity ends with one more. */
function pipelinesOf(id: number, state: GitlabState) {
  const quiet = pipeline(1, state.quietSince);
  return id <= state.changed ? [pipeline(2, state.changedAt), quiet] : [quiet];
}

function pipeline(id: number, time: string) {
  return { id, status: 'success', created_at: time, updated_at: time };
}
