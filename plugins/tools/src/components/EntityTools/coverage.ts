import { processes } from '@strata/technologies';
import type { ServiceTools } from '@strata/backstage-plugin-tools-common';

/**
 * Annotations that make the items of a process be found, by process. The processes of the list are
 * those that a tool shows by items of its own; the others are judged from facts and attestations.
 */
const annotationsByProcess = {
  'development-workflow': 'gitlab.com/project-slug: <group>/<project>',
  ci: 'jenkins.io/job-full-name: <folder>/<job>',
  release: undefined,
  logging: undefined,
  monitoring: 'grafana/dashboard-selector: <tag or uid of the dashboard>',
  alerting: 'grafana/alert-label-selector: service=<service>',
  'issue-tracking': 'jira/project-key: <KEY>',
  'access-control': undefined,
} as const;

export type ProcessId = keyof typeof annotationsByProcess;

/** The processes that a service's tools are expected to cover, in the order a change travels. */
export const expectedProcesses = processes
  .map(({ id }) => id)
  .filter((id): id is ProcessId => id in annotationsByProcess);

const rank = new Map(processes.map(({ id }, at) => [id, at]));

/** The groups that hold something, in the order a change travels; unknown processes come last. */
export function orderedGroups(tools: ServiceTools): ServiceTools['groups'] {
  const rankOf = (id: string) => rank.get(id) ?? processes.length;
  return tools.groups
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => rankOf(a.process) - rankOf(b.process));
}

export interface Coverage {
  covered: number;
  total: number;
  gaps: ProcessId[];
}

/** What is not configured any more covers nothing. */
export function coverageOf(tools: ServiceTools): Coverage {
  const live = tools.groups.filter(({ items }) =>
    items.some(item => !item.retired),
  );
  const present = new Set(live.map(group => group.process));
  const gaps = expectedProcesses.filter(id => !present.has(id));
  const total = expectedProcesses.length;
  return { covered: total - gaps.length, total, gaps };
}

/** The line to add to a service's annotations, if one finds the items of the process. */
export function annotationFor(
  process: ProcessId,
  service: string,
): string | undefined {
  return annotationsByProcess[process]?.replace('<service>', service);
}

/** All of them, for a service that has nothing yet. */
export function exampleAnnotations(service: string): string {
  const lines = expectedProcesses
    .map(process => annotationFor(process, service))
    .filter(line => line !== undefined);
  return [
    'metadata:',
    '  annotations:',
    ...lines.map(line => `    ${line}`),
  ].join('\n');
}
