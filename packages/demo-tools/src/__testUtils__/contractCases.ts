import type { Call } from './call';

export interface ContractCase {
  request: Call & { method: string; as: NonNullable<Call['as']> | null };
  status: number;
  /** Route of the stand-in that the case exercises. */
  route: string;
  /** Method and path of the description. */
  operation?: [string, string];
  /** Pointer to a schema, where the description has no operation or no body for the status. */
  schema?: string;
  /** The vendor answers plain text. */
  text?: boolean;
}

type Options = Partial<Pick<ContractCase, 'status' | 'schema' | 'text'>> & {
  as?: Call['as'];
  body?: unknown;
};

/** Cases of one tool: `template` is the description's path, `path` the one requested. */
function caseFactory(prefix: string, root: string) {
  return (
    method: string,
    path: string,
    template: string,
    route: string,
    options: Options = {},
  ): ContractCase => {
    const { as = method === 'GET' ? 'read' : 'write', body } = options;
    return {
      request: { method, path: prefix + path, as, body },
      status: options.status ?? 200,
      route: `${method} ${route}`,
      operation: options.schema ? undefined : [method, root + template],
      schema: options.schema,
      text: options.text,
    };
  };
}

const jira = caseFactory('/rest/api/3', '/rest/api/3');
const JIRA_ERROR = '/components/schemas/ErrorCollection';
const newProject = {
  key: 'NEWP',
  name: 'New project',
  projectTypeKey: 'software',
  leadAccountId: '',
};
const search = '/search/jql';

/** In the order they run: later ones see what earlier ones created. */
export const jiraCases: ContractCase[] = [
  jira('GET', '/myself', '/myself', '/myself'),
  jira('GET', '/myself', '/myself', '/myself', {
    as: null,
    status: 401,
    text: true,
  }),
  jira('GET', '/project/search', '/project/search', '/project/search'),
  jira(
    'GET',
    '/project/search?expand=lead,insight,description&maxResults=3&startAt=2',
    '/project/search',
    '/project/search',
  ),
  jira(
    'GET',
    '/project/search?status=live&status=archived',
    '/project/search',
    '/project/search',
  ),
  jira('GET', '/project/CHK', '/project/{projectIdOrKey}', '/project/:idOrKey'),
  jira('GET', '/project/NONE', '', '/project/:idOrKey', {
    status: 404,
    schema: JIRA_ERROR,
  }),
  jira('GET', `${search}?jql=project=CHK`, search, search),
  jira(
    'GET',
    `${search}?jql=project=CHK&fields=*all&maxResults=2`,
    search,
    search,
  ),
  jira('POST', search, search, search, {
    as: 'read',
    body: {
      jql: 'project in (CHK, PAY) AND updated >= -90d',
      fields: ['updated'],
    },
  }),
  jira('GET', `${search}?jql=`, '', search, {
    status: 400,
    schema: JIRA_ERROR,
  }),
  jira('GET', `${search}?jql=cf%5B1%5D=2`, '', search, {
    status: 400,
    schema: JIRA_ERROR,
  }),
  jira(
    'POST',
    '/search/approximate-count',
    '/search/approximate-count',
    '/search/approximate-count',
    { as: 'read', body: { jql: 'project = "CHK" AND statusCategory != Done' } },
  ),
  jira('GET', '/user/search?query=mia', '/user/search', '/user/search'),
  jira('GET', '/users/search', '/users/search', '/users/search'),
  jira(
    'GET',
    '/project/CHK/role',
    '/project/{projectIdOrKey}/role',
    '/project/:idOrKey/role',
  ),
  jira(
    'GET',
    '/project/CHK/role/10001',
    '/project/{projectIdOrKey}/role/{id}',
    '/project/:idOrKey/role/:id',
  ),
  jira(
    'GET',
    '/project/CHK/versions',
    '/project/{projectIdOrKey}/versions',
    '/project/:idOrKey/versions',
  ),
  jira('GET', '/user/search', '', '/user/search', {
    status: 400,
    schema: JIRA_ERROR,
  }),
  jira('GET', '/search', '', '/search', { status: 410, schema: JIRA_ERROR }),
  jira('POST', '/project', '', '/project', {
    status: 400,
    schema: JIRA_ERROR,
    body: { ...newProject, key: 'bad key' },
  }),
  jira('POST', '/project', '', '/project', {
    as: 'read',
    status: 403,
    schema: JIRA_ERROR,
    body: newProject,
  }),
  jira('POST', '/project', '/project', '/project', {
    status: 201,
    body: { ...newProject, leadAccountId: '$SELF' },
  }),
  jira(
    'PUT',
    '/project/NEWP',
    '/project/{projectIdOrKey}',
    '/project/:idOrKey',
    {
      body: { name: 'Renamed' },
    },
  ),
  jira(
    'DELETE',
    '/project/NEWP',
    '/project/{projectIdOrKey}',
    '/project/:idOrKey',
    {
      status: 204,
    },
  ),
  jira('DELETE', '/project/NEWP', '', '/project/:idOrKey', {
    status: 404,
    schema: JIRA_ERROR,
  }),
];

const grafana = caseFactory('/api', '');
const GRAFANA_ERROR = '/definitions/ErrorResponseBody';
const rules = '/v1/provisioning/alert-rules';
const newRule = {
  uid: 'new-rule',
  title: 'New rule',
  folderUID: 'new-folder',
  ruleGroup: 'new',
  condition: 'A',
  data: [{ refId: 'A', datasourceUid: 'prometheus', model: {} }],
  noDataState: 'OK',
  execErrState: 'Error',
  for: '5m',
  labels: { service: 'new' },
};

export const grafanaCases: ContractCase[] = [
  grafana('GET', '/search', '/search', '/search'),
  grafana('GET', '/search?type=dash-db&limit=5&page=2', '/search', '/search'),
  grafana('GET', '/search', '/search', '/search', { as: 'wrong', status: 401 }),
  grafana('GET', '/search', '', '/search', {
    as: 'limited',
    status: 403,
    schema: GRAFANA_ERROR,
  }),
  grafana('GET', '/folders', '/folders', '/folders'),
  grafana(
    'GET',
    '/folders/storefront',
    '/folders/{folder_uid}',
    '/folders/:uid',
  ),
  grafana('GET', '/folders/none', '/folders/{folder_uid}', '/folders/:uid', {
    status: 404,
  }),
  ...['storefront', 'payments-confidential'].map(uid =>
    grafana(
      'GET',
      `/folders/${uid}/permissions`,
      '/folders/{folder_uid}/permissions',
      '/folders/:uid/permissions',
    ),
  ),
  grafana('POST', '/folders', '/folders', '/folders', {
    body: { uid: 'new-folder', title: 'New folder' },
  }),
  grafana('POST', '/folders', '/folders', '/folders', {
    status: 409,
    body: { uid: 'new-folder', title: 'New folder' },
  }),
  grafana('POST', '/dashboards/db', '/dashboards/db', '/dashboards/db', {
    body: {
      dashboard: { uid: 'new-dashboard', title: '新仪表板', tags: ['new'] },
      folderUid: 'new-folder',
      overwrite: true,
    },
  }),
  grafana('POST', '/dashboards/db', '/dashboards/db', '/dashboards/db', {
    status: 412,
    body: { dashboard: { uid: 'new-dashboard', title: 'Other', version: 9 } },
  }),
  grafana('POST', '/dashboards/db', '/dashboards/db', '/dashboards/db', {
    status: 400,
    body: { dashboard: {} },
  }),
  grafana(
    'GET',
    '/dashboards/uid/new-dashboard',
    '/dashboards/uid/{uid}',
    '/dashboards/uid/:uid',
  ),
  grafana(
    'GET',
    '/dashboards/uid/new-dashboard/permissions',
    '/dashboards/uid/{uid}/permissions',
    '/dashboards/uid/:uid/permissions',
  ),
  grafana(
    'GET',
    '/dashboards/uid/none/permissions',
    '/dashboards/uid/{uid}/permissions',
    '/dashboards/uid/:uid/permissions',
    { status: 404 },
  ),
  grafana('POST', rules, '', rules, {
    as: 'read',
    status: 403,
    schema: GRAFANA_ERROR,
    body: newRule,
  }),
  grafana('POST', rules, rules, rules, { status: 201, body: newRule }),
  grafana('POST', rules, '', rules, {
    status: 409,
    schema: GRAFANA_ERROR,
    body: newRule,
  }),
  grafana('GET', rules, rules, rules),
  grafana('GET', `${rules}/new-rule`, `${rules}/{UID}`, `${rules}/:uid`),
  grafana('GET', `${rules}/none`, `${rules}/{UID}`, `${rules}/:uid`, {
    status: 404,
    text: true,
  }),
  grafana('PUT', `${rules}/new-rule`, `${rules}/{UID}`, `${rules}/:uid`, {
    body: { ...newRule, isPaused: true },
  }),
  grafana(
    'GET',
    '/v1/provisioning/contact-points',
    '/v1/provisioning/contact-points',
    '/v1/provisioning/contact-points',
  ),
  grafana(
    'GET',
    '/v1/provisioning/policies',
    '/v1/provisioning/policies',
    '/v1/provisioning/policies',
  ),
  grafana(
    'GET',
    '/prometheus/grafana/api/v1/rules',
    '',
    '/prometheus/grafana/api/v1/rules',
    { schema: '/definitions/RuleResponse' },
  ),
  grafana('GET', '/datasources', '/datasources', '/datasources'),
  grafana('GET', '/org', '/org', '/org'),
  grafana('GET', '/org/users', '/org/users', '/org/users'),
  grafana(
    'GET',
    '/teams/2/members',
    '/teams/{team_id}/members',
    '/teams/:id/members',
  ),
  grafana(
    'GET',
    '/teams/99/members',
    '/teams/{team_id}/members',
    '/teams/:id/members',
    {
      status: 404,
    },
  ),
  grafana('GET', '/health', '', '/api/health', {
    schema: '/definitions/Json',
  }),
  grafana('DELETE', `${rules}/new-rule`, `${rules}/{UID}`, `${rules}/:uid`, {
    status: 204,
  }),
  grafana(
    'DELETE',
    '/dashboards/uid/new-dashboard',
    '/dashboards/uid/{uid}',
    '/dashboards/uid/:uid',
  ),
  grafana(
    'DELETE',
    '/folders/new-folder',
    '/folders/{folder_uid}',
    '/folders/:uid',
  ),
];

const prometheus = caseFactory('/api/v1', '');

export const prometheusCases: ContractCase[] = [
  prometheus('GET', '/rules', '/rules', '/rules'),
  prometheus('GET', '/rules?type=alert&group_limit=3', '/rules', '/rules'),
  prometheus('GET', '/rules?type=none', '/rules', '/rules', { status: 400 }),
  prometheus('GET', '/targets?state=active', '/targets', '/targets'),
  prometheus('GET', '/alerts', '/alerts', '/alerts'),
  prometheus('GET', '/alertmanagers', '/alertmanagers', '/alertmanagers'),
  prometheus(
    'GET',
    '/status/buildinfo',
    '/status/buildinfo',
    '/status/buildinfo',
  ),
  prometheus('GET', '/query?query=up', '/query', '/query'),
  prometheus('GET', '/query?query=rate(x)', '/query', '/query', {
    status: 400,
  }),
];
