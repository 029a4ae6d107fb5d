import {
  daysBefore,
  hoursBefore,
  membersOf,
  servicesByRepository,
  stableId,
  stableNumber,
} from '../../company/derive';
import type { Company, Service } from '../../company/schema';
import type { Group, MergeRequest, Pipeline, Project } from './model';

/** Days between two builds of a seeded project; the newest is `hoursAgo` old. */
const DAYS_BETWEEN_BUILDS = 2;
const MERGE_WINDOW_DAYS = 25;

export interface GitlabSeed {
  groups: Group[];
  projects: Project[];
  mergeRequests: MergeRequest[];
  pipelines: Pipeline[];
}

export function seedGitlab(company: Company, now: Date): GitlabSeed {
  const byRepository = servicesByRepository(company);
  const projects = [
    ...[...byRepository].map(([path, services], index) =>
      serviceProject(path, services, 101 + index, now),
    ),
    ...company.extras.repositories.map((repository, index) =>
      extraProject(repository, 201 + index, now),
    ),
  ];
  const pairs = projects.flatMap(project => {
    const services = byRepository.get(pathOf(project));
    return services ? [{ project, services }] : [];
  });
  return {
    groups: seedGroups(company, projects),
    projects,
    mergeRequests: pairs.flatMap(pair => seedMergeRequests(company, pair, now)),
    pipelines: pairs.flatMap(({ project, services }) =>
      seedPipelines(project, services[0], now),
    ),
  };
}

export function pathOf(project: { namespace: string; path: string }): string {
  return `${project.namespace}/${project.path}`;
}

function seedGroups(company: Company, projects: Project[]): Group[] {
  const paths = new Set([
    ...company.teams.map(team => team.id),
    ...projects.map(project => project.namespace),
  ]);
  return [...paths].map((path, index) => {
    const team = company.teams.find(candidate => candidate.id === path);
    return {
      id: 11 + index,
      name: team?.title ?? path,
      path,
      fullPath: path,
      description: team?.description ?? '',
      visibility: 'internal',
    };
  });
}

function serviceProject(
  fullPath: string,
  services: Service[],
  id: number,
  now: Date,
): Project {
  const [namespace, path] = fullPath.split('/');
  const { repository, ci } = services[0];
  const shared = services.length > 1;
  return {
    ...projectDefaults(id, namespace, path, now),
    name: repository.name ?? path,
    formerPath: repository.formerPath,
    description: shared
      ? `Shared by ${services.map(service => service.name).join(', ')}`
      : services[0].description,
    visibility: repository.visibility,
    topics: [...new Set(services.map(service => service.language))],
    lastActivityAt: hoursBefore(now, ci.hoursAgo + 1).toISOString(),
    pipelineMustSucceed: !repository.unprotected,
    discussionsMustBeResolved: services[0].reviews.unreviewed === 0,
    protectedBranches: repository.unprotected
      ? []
      : [
          {
            ...protectionOf(id),
            pushLevel: services[0].reviews.unreviewed ? 40 : 0,
          },
        ],
  };
}

function extraProject(
  repository: Company['extras']['repositories'][number],
  id: number,
  now: Date,
): Project {
  const [namespace, path] = repository.path.split('/');
  return {
    ...projectDefaults(id, namespace, path, now),
    description: repository.description,
    archived: repository.archived,
    topics: repository.topics,
    lastActivityAt: daysBefore(now, 90 + stableNumber(path, 300)).toISOString(),
    protectedBranches: repository.unprotected ? [] : [protectionOf(id)],
  };
}

function projectDefaults(
  id: number,
  namespace: string,
  path: string,
  now: Date,
): Project {
  return {
    id,
    name: path,
    path,
    namespace,
    description: '',
    visibility: 'internal',
    archived: false,
    topics: [],
    defaultBranch: 'main',
    createdAt: daysBefore(now, 400).toISOString(),
    lastActivityAt: now.toISOString(),
    mergeMethod: 'merge',
    pipelineMustSucceed: false,
    discussionsMustBeResolved: false,
    seeded: true,
    protectedBranches: [],
  };
}

/** What GitLab sets on a new project's default branch. */
export function protectionOf(id: number, name = 'main') {
  return { id, name, pushLevel: 0, mergeLevel: 40, allowForcePush: false };
}

function seedMergeRequests(
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

function seedPipelines(
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
