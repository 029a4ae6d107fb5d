import { daysBefore, serviceLabels, stableId } from '../../company/derive';
import type {
  Company,
  CompanyAlert,
  CompanyDashboard,
  Service,
} from '../../company/schema';
import type {
  AlertRule,
  ContactPoint,
  Dashboard,
  Folder,
  Route,
} from './model';

export function seedFolders(company: Company): Folder[] {
  const teams = company.teams.map(({ id, title }) => ({
    uid: id,
    title,
    privateTo: undefined,
  }));
  return [...teams, ...company.extras.folders].map((folder, index) => ({
    id: 21 + index,
    uid: folder.uid,
    title: folder.title,
    privateTo: folder.privateTo,
  }));
}

export function seedDashboards(company: Company, now: Date): Dashboard[] {
  const dashboards = [
    ...company.services.flatMap(service =>
      service.dashboards.map(dashboard => ({
        ...dashboard,
        folder: dashboard.folder ?? service.owner,
        tags: [service.name, ...dashboard.tags],
      })),
    ),
    ...company.extras.dashboards,
  ];
  return dashboards.map((dashboard, index) =>
    seedDashboard(dashboard, 101 + index, now),
  );
}

function seedDashboard(
  dashboard: CompanyDashboard,
  id: number,
  now: Date,
): Dashboard {
  return {
    id,
    uid: stableId(`dashboard ${dashboard.title}`, 14),
    title: dashboard.title,
    tags: dashboard.tags,
    folderUid: dashboard.folder,
    version: 1 + (dashboard.title.length % 9),
    created: daysBefore(now, dashboard.daysAgo + 100).toISOString(),
    updated: daysBefore(now, dashboard.daysAgo).toISOString(),
    updatedBy: 'admin',
  };
}

export function seedAlertRules(company: Company, now: Date): AlertRule[] {
  const pairs = company.services.flatMap(service =>
    service.alerts
      .filter(alert => alert.tool === 'grafana')
      .map(alert => ({ service, alert })),
  );
  return pairs.map(({ service, alert }, index) =>
    seedAlertRule(company, service, alert, 1 + index, now),
  );
}

function seedAlertRule(
  company: Company,
  service: Service,
  alert: CompanyAlert,
  id: number,
  now: Date,
): AlertRule {
  const runbook = `https://runbooks.${company.domain}/${service.name}`;
  return {
    id,
    uid: stableId(`rule ${alert.name}`, 14),
    title: alert.name,
    folderUID: service.owner,
    ruleGroup: service.name,
    condition: 'A',
    data: [seedQuery(service)],
    noDataState: 'NoData',
    execErrState: 'Error',
    for: '5m',
    labels: {
      service: service.name,
      ...(alert.routed && serviceLabels(service)),
      ...(alert.severity && { severity: alert.severity }),
    },
    annotations: {
      summary: alert.name,
      ...(alert.runbook && { runbook_url: runbook }),
    },
    isPaused: false,
    updated: daysBefore(now, 30 + id).toISOString(),
    state: alert.state,
  };
}

function seedQuery(service: Service) {
  return {
    refId: 'A',
    queryType: '',
    datasourceUid: 'prometheus',
    relativeTimeRange: { from: 600, to: 0 },
    model: { refId: 'A', expr: `up{job="${service.name}"} == 0` },
  };
}

const DEFAULT_RECEIVER = 'grafana-default-email';

/** The teams' contact points, after the placeholder that Grafana is installed with. */
export function seedContactPoints(company: Company): ContactPoint[] {
  const teams = company.extras.contactPoints.map(({ name, type, team }) => ({
    uid: stableId(`contact ${name}`, 14),
    name,
    type,
    settings:
      type === 'email'
        ? { addresses: `${team}@${company.domain}` }
        : { url: `https://chat.${company.domain}/hooks/${team}` },
  }));
  const placeholder = {
    uid: 'default-email',
    name: DEFAULT_RECEIVER,
    type: 'email',
    settings: { addresses: '<example@email.com>' },
  };
  return [placeholder, ...teams];
}

/** Each team's alerts go to its contact point; others reach nobody but the default. */
export function seedPolicies(company: Company): Route {
  return {
    receiver: DEFAULT_RECEIVER,
    group_by: ['grafana_folder', 'alertname'],
    routes: company.extras.contactPoints.map(({ name, team }) => ({
      receiver: name,
      object_matchers: [['team', '=', team]],
    })),
  };
}
