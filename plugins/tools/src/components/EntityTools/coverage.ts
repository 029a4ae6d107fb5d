import { processes } from '@strata/technologies';
import type { ServiceTools } from '@strata/backstage-plugin-tools-common';

/** Annotations that make the items of a process be found, by process. */
const annotationsByProcess: Record<string, string> = {
  'development-workflow': 'gitlab.com/project-slug: <group>/<project>',
  ci: 'jenkins.io/job-full-name: <folder>/<job>',
  logging: 'elastic/index-pattern: <index pattern or data stream>',
  monitoring: 'grafana/dashboard-selector: <tag or uid of the dashboard>',
  alerting: 'grafana/alert-label-selector: service=<service>',
  'issue-tracking': 'jira/project-key: <KEY>',
};

/**
 * The processes that a service's tools are expected to cover, in the order a change travels: those
 * that items show. The others are judged from facts and attestations.
 */
const expectedProcesses = processes
  .filter(({ items }) => items.length > 0)
  .map(({ id }) => id);

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
  gaps: string[];
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
  process: string,
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
