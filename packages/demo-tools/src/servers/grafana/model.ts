export interface Folder {
  id: number;
  uid: string;
  title: string;
  parentUid?: string;
  /** Team that alone may see it. */
  privateTo?: string;
}

export interface Dashboard {
  id: number;
  uid: string;
  title: string;
  tags: string[];
  folderUid?: string;
  version: number;
  created: string;
  updated: string;
  updatedBy: string;
  /** The model as it was posted; a seeded one has none. */
  model?: Record<string, unknown>;
}

export interface AlertRule {
  id: number;
  uid: string;
  title: string;
  folderUID: string;
  ruleGroup: string;
  condition: string;
  data: unknown[];
  noDataState: 'Alerting' | 'NoData' | 'OK';
  execErrState: 'OK' | 'Alerting' | 'Error';
  /** Go duration, as Grafana answers it. */
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  isPaused: boolean;
  notification_settings?: { receiver: string };
  updated: string;
  /** `api` locks the rule in Grafana's own pages. */
  provenance?: 'api';
  state: 'inactive' | 'pending' | 'firing';
}

export interface ContactPoint {
  uid: string;
  name: string;
  type: string;
  settings: Record<string, unknown>;
}

export interface Route {
  receiver: string;
  group_by?: string[];
  object_matchers?: [string, string, string][];
  routes?: Route[];
}

export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 60) || 'dashboard';
}
