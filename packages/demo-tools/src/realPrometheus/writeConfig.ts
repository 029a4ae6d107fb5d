import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Company } from '../company/schema';
import { Rule, RuleGroup, ruleGroups } from '../servers/prometheus/rules';
import { scrapeTargets } from '../servers/prometheus/targets';
import { conditionsPath, metricsPathOf } from './metrics';

const INTERVAL = '15s';

/** Writes configuration and rules of a real Prometheus; answers the path of the configuration. */
export function writeConfig(options: {
  dir: string;
  company: Company;
  ruleFolder: string;
  metricsPort: number;
}): string {
  const { dir, company, ruleFolder, metricsPort } = options;
  const rulesDir = path.join(dir, 'rules');
  fs.rmSync(rulesDir, { recursive: true, force: true });
  fs.mkdirSync(rulesDir, { recursive: true });
  for (const [file, groups] of groupsByFile(ruleGroups(company))) {
    const text = stringify({ groups: groups.map(toGroup) });
    fs.writeFileSync(path.join(rulesDir, file), text);
  }
  const config = path.join(dir, 'prometheus.yml');
  fs.writeFileSync(
    config,
    stringify({
      global: { scrape_interval: INTERVAL, evaluation_interval: INTERVAL },
      rule_files: ['rules/*.yml', path.join(ruleFolder, '*.yml')],
      alerting: {
        alertmanagers: [
          { static_configs: [{ targets: [`127.0.0.1:${metricsPort}`] }] },
        ],
      },
      scrape_configs: scrapeConfigs(company, `127.0.0.1:${metricsPort}`),
    }),
  );
  return config;
}

function groupsByFile(groups: RuleGroup[]): Map<string, RuleGroup[]> {
  const files = new Map<string, RuleGroup[]>();
  for (const group of groups) {
    const file = path.basename(group.file);
    files.set(file, [...(files.get(file) ?? []), group]);
  }
  return files;
}

function toGroup({ name, rules }: RuleGroup) {
  return { name, rules: rules.map(toRule) };
}

function toRule({ name, query, duration, labels, annotations }: Rule) {
  return { alert: name, expr: query, for: `${duration}s`, labels, annotations };
}

/** All targets are paths of one local server; the labels say what each stands for. */
function scrapeConfigs(company: Company, address: string) {
  const jobs = new Map<string, object[]>();
  for (const target of scrapeTargets(company)) {
    const labels = {
      ...target.labels,
      instance: target.address,
      __metrics_path__: metricsPathOf(target),
    };
    jobs.set(target.job, [
      ...(jobs.get(target.job) ?? []),
      { targets: [address], labels },
    ]);
  }
  jobs.set('conditions', [
    { targets: [address], labels: { __metrics_path__: conditionsPath } },
  ]);
  return [...jobs].map(([job_name, static_configs]) => ({
    job_name,
    static_configs,
  }));
}
