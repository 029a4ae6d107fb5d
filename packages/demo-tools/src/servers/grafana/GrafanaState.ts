import type { Collection } from '../../state/StateFile';
import type { ToolContext } from '../../tools';
import type {
  AlertRule,
  ContactPoint,
  Dashboard,
  Folder,
  Route,
} from './model';
import {
  seedAlertRules,
  seedContactPoints,
  seedDashboards,
  seedFolders,
  seedPolicies,
} from './seed';

function keyed<T extends { uid: string }>(rows: T[]): [string, T][] {
  return rows.map(row => [row.uid, row]);
}

export class GrafanaState {
  readonly folders: Collection<Folder>;
  readonly dashboards: Collection<Dashboard>;
  readonly rules: Collection<AlertRule>;
  readonly contactPoints: ContactPoint[];
  readonly policies: Route;

  constructor(readonly context: ToolContext) {
    const { company, now, state } = context;
    this.folders = state.collection(
      'grafana.folders',
      keyed(seedFolders(company)),
    );
    this.dashboards = state.collection(
      'grafana.dashboards',
      keyed(seedDashboards(company, now)),
    );
    this.rules = state.collection(
      'grafana.rules',
      keyed(seedAlertRules(company, now)),
    );
    this.contactPoints = seedContactPoints(company);
    this.policies = seedPolicies(company);
  }

  nextId(): number {
    const ids = [
      ...this.folders.list(),
      ...this.dashboards.list(),
      ...this.rules.list(),
    ].map(({ id }) => id);
    return Math.max(1000, ...ids) + 1;
  }
}
