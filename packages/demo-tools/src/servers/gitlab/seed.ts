import {
  daysBefore,
  hoursBefore,
  servicesByRepository,
  stableNumber,
} from '../../company/derive';
import type { Company, Service } from '../../company/schema';
import type { Group, MergeRequest, Pipeline, Project } from './model';
import { seedMergeRequests, seedPipelines } from './seedActivity';

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
