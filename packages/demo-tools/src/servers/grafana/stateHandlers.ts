import type { Handler } from '../../http/handler';
import type { GrafanaState } from './GrafanaState';
import type { AlertRule } from './model';

/** Seconds of a Go duration such as `5m`. */
function secondsOf(duration: string): number {
  const units: Record<string, number> = { s: 1, m: 60, h: 3600 };
  const [, count, unit] = /^(\d+)([smh])$/.exec(duration) ?? [];
  return count ? Number(count) * units[unit] : 0;
}

function presentState(rule: AlertRule, at: string) {
  const labels = { alertname: rule.title, ...rule.labels };
  const active = rule.state !== 'inactive';
  return {
    name: rule.title,
    uid: rule.uid,
    folderUid: rule.folderUID,
    type: 'alerting',
    state: rule.isPaused ? 'inactive' : rule.state,
    health: 'ok',
    query: JSON.stringify(rule.data),
    duration: secondsOf(rule.for),
    labels: rule.labels,
    annotations: rule.annotations,
    activeAt: active ? rule.updated : '0001-01-01T00:00:00Z',
    lastEvaluation: at,
    evaluationTime: 0.003,
    isPaused: rule.isPaused,
    alerts: active
      ? [
          {
            labels,
            annotations: rule.annotations,
            state: rule.state === 'firing' ? 'Alerting' : 'Pending',
            activeAt: rule.updated,
            value: '1e+00',
          },
        ]
      : [],
  };
}

export function showRuleStates(state: GrafanaState): Handler {
  return (_req, res) => {
    const at = new Date().toISOString();
    const groups = new Map<string, AlertRule[]>();
    for (const rule of state.rules.list()) {
      const key = `${rule.folderUID}\0${rule.ruleGroup}`;
      groups.set(key, [...(groups.get(key) ?? []), rule]);
    }
    res.json({
      status: 'success',
      data: {
        groups: [...groups.values()].map(rules => ({
          name: rules[0].ruleGroup,
          file:
            state.folders.get(rules[0].folderUID)?.title ?? rules[0].folderUID,
          folderUid: rules[0].folderUID,
          interval: 60,
          lastEvaluation: at,
          evaluationTime: 0.005,
          rules: rules.map(rule => presentState(rule, at)),
        })),
      },
    });
  };
}

export function listDataSources(state: GrafanaState): Handler {
  return (_req, res) => {
    res.json([
      {
        id: 1,
        uid: 'prometheus',
        orgId: 1,
        name: 'Prometheus',
        type: 'prometheus',
        typeName: 'Prometheus',
        typeLogoUrl: '/public/app/plugins/datasource/prometheus/img/logo.svg',
        access: 'proxy',
        url: state.context.urls.prometheus,
        user: '',
        database: '',
        basicAuth: false,
        isDefault: true,
        jsonData: {},
        readOnly: false,
      },
    ]);
  };
}

export function showOrganisation(state: GrafanaState): Handler {
  return (_req, res) => {
    res.json({ id: 1, name: state.context.company.name });
  };
}
