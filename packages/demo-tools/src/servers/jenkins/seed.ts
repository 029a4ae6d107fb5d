import { hoursBefore, stableNumber } from '../../company/derive';
import type { Company, Service } from '../../company/schema';
import { Build, JenkinsItem, parentOf } from './model';

const HOURS_BETWEEN_BUILDS = 30;

export function seedJenkins(
  company: Company,
  gitlabUrl: string,
  now: Date,
): JenkinsItem[] {
  const jobs = [
    ...company.services.flatMap(service =>
      serviceJobs(service, gitlabUrl, now),
    ),
    ...company.extras.jobs.map(job => ({
      ...emptyItem(job.fullName, 'pipeline'),
      builds: seedBuilds(
        job.fullName,
        job.builds,
        hoursBefore(now, job.hoursAgo),
      ),
    })),
  ];
  return [...foldersOf(jobs), ...jobs];
}

export function emptyItem(
  fullName: string,
  kind: JenkinsItem['kind'],
): JenkinsItem {
  return { fullName, kind, description: '', disabled: false, builds: [] };
}

function serviceJobs(
  service: Service,
  gitlabUrl: string,
  now: Date,
): JenkinsItem[] {
  const { ci, repository } = service;
  if (ci.tool !== 'jenkins' || !ci.job) {
    return [];
  }
  const builds = seedBuilds(ci.job, ci.builds, hoursBefore(now, ci.hoursAgo));
  const base = {
    ...emptyItem(ci.job, ci.multibranch ? 'multibranch' : 'pipeline'),
    description: service.description,
    disabled: ci.disabled,
    repositoryUrl: `${gitlabUrl}/${repository.path}.git`,
    scriptPath: repository.folder
      ? `${repository.folder}/Jenkinsfile`
      : 'Jenkinsfile',
  };
  if (!ci.multibranch) {
    return [{ ...base, builds }];
  }
  const branch = (name: string, own: Build[]): JenkinsItem => ({
    ...base,
    fullName: `${ci.job}/${encodeURIComponent(name)}`,
    kind: 'branch',
    builds: own,
  });
  return [
    base,
    branch('main', builds),
    branch('feature/faster-start', builds.slice(-2)),
  ];
}

/** Folders on the way to each job, outermost first. */
function foldersOf(jobs: JenkinsItem[]): JenkinsItem[] {
  const names = new Set<string>();
  for (const job of jobs.filter(({ kind }) => kind !== 'branch')) {
    const parts = parentOf(job.fullName).split('/').filter(Boolean);
    parts.forEach((_, index) => names.add(parts.slice(0, index + 1).join('/')));
  }
  return [...names].map(name => emptyItem(name, 'folder'));
}

function seedBuilds(job: string, results: string, newest: Date): Build[] {
  return [...results].map((result, index) => ({
    number: 100 + results.length - index,
    result: result === 'S' ? 'SUCCESS' : 'FAILURE',
    timestamp: hoursBefore(newest, index * HOURS_BETWEEN_BUILDS).getTime(),
    duration: 60_000 + stableNumber(`${job}${index}`, 600_000),
  }));
}
