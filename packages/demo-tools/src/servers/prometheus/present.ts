import type { Rule, RuleGroup } from './rules';
import type { Target } from './targets';

const INTERVAL_SECONDS = 30;

export function presentTarget(target: Target, at: string) {
  const scrapeUrl = `http://${target.address}/metrics`;
  return {
    discoveredLabels: {
      __address__: target.address,
      __metrics_path__: '/metrics',
      __scheme__: 'http',
      job: target.job,
    },
    labels: { instance: target.address, job: target.job, ...target.labels },
    scrapePool: target.job,
    scrapeUrl,
    globalUrl: scrapeUrl,
    lastError: target.error,
    lastScrape: at,
    lastScrapeDuration: target.up ? 0.012 : 10,
    health: target.up ? 'up' : 'down',
    scrapeInterval: '15s',
    scrapeTimeout: '10s',
  };
}

export function presentAlert(rule: Rule, at: string) {
  return {
    labels: { alertname: rule.name, ...rule.labels },
    annotations: rule.annotations,
    state: rule.state,
    activeAt: at,
    value: '1e+00',
  };
}

export function presentGroup(group: RuleGroup, at: string, alerts: boolean) {
  return {
    name: group.name,
    file: group.file,
    interval: INTERVAL_SECONDS,
    limit: 0,
    evaluationTime: 0.001,
    lastEvaluation: at,
    rules: group.rules.map(rule => ({
      state: rule.state,
      name: rule.name,
      query: rule.query,
      duration: rule.duration,
      keepFiringFor: 0,
      labels: rule.labels,
      annotations: rule.annotations,
      alerts:
        alerts && rule.state !== 'inactive' ? [presentAlert(rule, at)] : [],
      health: 'ok',
      evaluationTime: 0.0004,
      lastEvaluation: at,
      type: 'alerting',
    })),
  };
}
