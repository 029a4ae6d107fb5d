import type { Answer, Api } from './api';

export interface JenkinsState {
  jobs: number;
}

const RANGE = /\{(\d+),(\d+)\}$/;
const JOB = /^\/job\/job-(\d+)\//;
const BUILD_DATA = 'hudson.plugins.git.util.BuildData';

/** The reads of Jenkins' remote API that the connector and the peer make, of jobs without folders. */
export const jenkinsApi: Api<JenkinsState> = {
  state: { jobs: 0 },
  kindOf: ({ path }) => (path === '/api/json' ? 'list' : 'job'),
  answer({ path, query }, { jobs }) {
    if (path === '/api/json') return list(query.get('tree') ?? '', jobs);
    const job = JOB.exec(path);
    return job
      ? { json: ofJob(Number(job[1]), query.get('tree') ?? '') }
      : { status: 404 };
  },
};

/** The end of a range `{M,N}` is exclusive. */
function list(tree: string, jobs: number): Answer {
  const range = RANGE.exec(tree);
  const [from, to] = range ? [Number(range[1]), Number(range[2])] : [0, jobs];
  const rows = [];
  for (let at = from; at < Math.min(to, jobs); at++) {
    rows.push({
      _class: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
      fullName: `job-${at}`,
      description: `Builds part ${at}`,
      buildable: true,
      lastBuild: lastBuild(at),
    });
  }
  return { json: { jobs: rows } };
}

function lastBuild(job: number) {
  return {
    number: 12,
    actions: [
      {
        _class: BUILD_DATA,
        remoteUrls: [`https://git.example.com/shop/part-${job}.git`],
      },
    ],
  };
}

/** A job for itself: `jobs` is no property of it, whatever is asked. */
function ofJob(job: number, tree: string) {
  const build = {
    number: 12,
    url: `/job/job-${job}/12/`,
    building: false,
    result: 'SUCCESS',
    timestamp: 1_760_000_000_000,
    duration: 60_000,
  };
  if (tree.startsWith('builds')) return { builds: [build] };
  if (tree.startsWith('jobs')) return {};
  return {
    name: `job-${job}`,
    fullName: `job-${job}`,
    inQueue: false,
    actions: [],
    lastBuild: { ...build, actions: [] },
  };
}
