import { parse } from 'yaml';
import { lintDashboard, lintGrafanaAlerts } from './grafana';
import { lintZabbix } from './zabbix';

export interface Linter {
  pattern: RegExp;
  /** Problems found, one sentence each; it may also throw. */
  check(text: string, files: Record<string, string>): string[];
}

/** What looks at files that no compiler reads. */
export const linters: Linter[] = [
  { pattern: /\.ya?ml$/, check: text => (parse(text) ? [] : ['is empty']) },
  { pattern: /\.json$/, check: text => (JSON.parse(text) ? [] : ['is empty']) },
  { pattern: /^\.gitlab-ci\.yml$/, check: lintGitlabCi },
  { pattern: /^Jenkinsfile$/, check: lintJenkinsfile },
  { pattern: /^deploy\/filebeat\.yml$/, check: lintFilebeat },
  { pattern: /^deploy\/logstash\.conf$/, check: lintLogstash },
  { pattern: /^monitoring\/dashboard\.json$/, check: lintDashboard },
  { pattern: /^monitoring\/alerts\.yaml$/, check: lintGrafanaAlerts },
  { pattern: /^monitoring\/zabbix-template\.yaml$/, check: lintZabbix },
];

const CI_KEYWORDS = ['image', 'workflow', 'stages', 'variables', 'default'];

function lintGitlabCi(text: string, files: Record<string, string>): string[] {
  const pipeline = parse(text);
  const jobs = Object.entries<any>(pipeline).filter(
    ([key]) => !CI_KEYWORDS.includes(key),
  );
  if (jobs.length === 0) return ['has no job'];
  return jobs.flatMap(([name, { stage, script }]) => [
    ...(pipeline.stages.includes(stage) ? [] : [`${name}: no stage ${stage}`]),
    ...(Array.isArray(script)
      ? missingTargets(script.join('\n'), files)
      : [`${name}: no script`]),
  ]);
}

function lintJenkinsfile(text: string, files: Record<string, string>) {
  const sections = ['pipeline', 'agent', 'stages', 'stage(', 'steps'];
  return [
    ...sections.filter(each => !text.includes(each)).map(each => `no ${each}`),
    ...unbalanced(text),
    ...missingTargets(text, files),
  ];
}

function lintFilebeat(text: string): string[] {
  const settings = parse(text);
  const outputs = Object.keys(settings).filter(key =>
    key.startsWith('output.'),
  );
  const ids = settings['filebeat.inputs'].map((input: any) => input.id);
  return [
    ...(outputs.length === 1 ? [] : [`has ${outputs.length} outputs, not one`]),
    ...(new Set(ids).size === ids.length && ids.every(Boolean)
      ? []
      : ['filestream inputs need an id each']),
  ];
}

function lintLogstash(text: string): string[] {
  const sections = ['input', 'filter', 'output'];
  return [
    ...sections
      .filter(each => !new RegExp(`^${each} \\{`, 'm').test(text))
      .map(each => `no section ${each}`),
    ...unbalanced(text),
  ];
}

/** `make` targets that a pipeline calls and the Makefile lacks. */
function missingTargets(script: string, files: Record<string, string>) {
  return [...script.matchAll(/\bmake ([a-z]+)\b/g)]
    .map(([, target]) => target)
    .filter(target => !new RegExp(`^${target}:`, 'm').test(files.Makefile))
    .map(target => `calls "make ${target}", which the Makefile lacks`);
}

function unbalanced(text: string): string[] {
  const count = (mark: string) => text.split(mark).length;
  return count('{') === count('}') ? [] : ['has unbalanced braces'];
}
