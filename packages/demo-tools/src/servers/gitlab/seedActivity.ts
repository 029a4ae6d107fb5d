import {
  daysBefore,
  hoursBefore,
  membersOf,
  stableId,
  stableNumber,
} from '../../company/derive';
import type { Company, Service } from '../../company/schema';
import type { MergeRequest, Pipeline, Project } from './model';

/** Days between two builds of a seeded project; the newest is `hoursAgo` old. */
const DAYS_BETWEEN_BUILDS = 2;
const MERGE_WINDOW_DAYS = 25;

export function seedMergeRequests(
  company: Company,
  pair: { project: Project; services: Service[] },
  now: Date,
): MergeRequest[] {
  const { project, services } = pair;
  const { merged, unreviewed } = services[0].reviews;
  const team = membersOf(company, services[0].owner);
  const people = team.length > 1 ? team : company.people;
  return Array.from({ length: merged }, (_, index) => {
    const author = people[index % people.length].id;
    const reviewer = people[(index + 1) % people.length].id;
    const age = 1 + (index * MERGE_WINDOW_DAYS) / Math.max(merged, 1);
    return {
      id: project.id * 1000 + index + 1,
      iid: merged - index,
      projectId: project.id,
      title: `Change ${merged - index} of ${project.path}`,
      state: 'merged',
      author,
      approvedBy: index < unreviewed ? [] : [reviewer],
      createdAt: daysBefore(now, age + 1).toISOString(),
      updatedAt: daysBefore(now, age).toISOString(),
      mergedAt: daysBefore(now, age).toISOString(),
    };
  });
}

export function seedPipelines(
  project: Project,
  service: Service,
  now: Date,
): Pipeline[] {
  if (service.ci.tool !== 'gitlab-ci') {
    return [];
  }
  const results = [...service.ci.builds];
  return results.map((result, index) => {
    const created = hoursBefore(
      now,
      service.ci.hoursAgo + index * 24 * DAYS_BETWEEN_BUILDS,
    );
    const duration = 90 + stableNumber(`${service.name}${index}`, 400);
    return {
      id: project.id * 1000 + results.length - index,
      iid: results.length - index,
      projectId: project.id,
      ref: 'main',
      sha: stableId(`${service.name}-${index}`, 40),
      status: result === 'S' ? 'success' : 'failed',
      source: 'push',
      createdAt: created.toISOString(),
      updatedAt: new Date(created.getTime() + duration * 1000).toISOString(),
      duration,
    };
  });
}
