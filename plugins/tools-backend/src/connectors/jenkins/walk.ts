import {
  ConnectorError,
  type ApiClient,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { repositoriesInConfig } from './configXml';
import { folderOf, jobPath } from './paths';
import { isFolder, isMultibranch, jobSchema, repositoriesOf } from './rows';

/** Jobs of one answer; one whose builds it has to load from a slow disk may take too long for so many. */
const PAGE = 500;
const SMALL_PAGE = 100;
const BRANCHES_SHOWN = 100;
const LAST_BUILD =
  'lastBuild[number,result,building,timestamp,duration,actions[remoteUrls]]';
const BRANCHES = `jobs[name,actions[_class],${LAST_BUILD}]{0,${BRANCHES_SHOWN}}`;
const JOB = `_class,fullName,description,buildable,${LAST_BUILD},${BRANCHES}`;

const folderSchema = z.object({ jobs: z.array(z.unknown()) });
const folderRow = jobSchema.pick({ _class: true, fullName: true }).extend({
  jobs: z.unknown().optional(),
});

const parentSchema = jobSchema.pick({ _class: true });

/** Looks the repository up in the configuration of jobs that no build tells it of. */
class ConfigReader {
  private refused = false;

  constructor(private readonly api: ApiClient) {}

  async complete(row: unknown): Promise<unknown> {
    const parsed = jobSchema.safeParse(row);
    if (!parsed.success || this.refused) return row;
    if (repositoriesOf(parsed.data).length) return row;
    const path = `${jobPath(parsed.data.fullName)}/config.xml`;
    const answer = await this.api.request('GET', path, { allow: [403, 404] });
    if (answer.status === 403) this.refused = true;
    if (answer.status !== 200) return row;
    return {
      ...(row as object),
      configured: repositoriesInConfig(answer.text()),
    };
  }
}

interface Folder {
  path: string;
  from: number;
}

/** Reads a part of a folder, in large parts as long as Jenkins copes with them. */
class FolderReader {
  private size = PAGE;

  constructor(private readonly api: ApiClient) {}

  /** One job more than the part has tells that there is another part. */
  async read({
    path,
    from,
  }: Folder): Promise<{ jobs: unknown[]; next?: Folder }> {
    const to = from + this.size;
    const tree = `jobs[${JOB}]{${from},${to + 1}}`;
    try {
      const { jobs } = await this.api.get(`${path}/api/json`, folderSchema, {
        query: { tree },
      });
      const more = jobs.length > this.size;
      return {
        jobs: jobs.slice(0, this.size),
        next: more ? { path, from: to } : undefined,
      };
    } catch (error) {
      const slow =
        error instanceof ConnectorError && error.kind === 'unavailable';
      if (!slow || this.size === SMALL_PAGE) throw error;
      this.size = SMALL_PAGE;
      return this.read({ path, from });
    }
  }
}

/** All jobs of all folders. In a range `{M,N}` the end is exclusive. */
export async function* walkJobs({ api }: ReadContext): AsyncIterable<ListPage> {
  const reader = new ConfigReader(api);
  const folder = new FolderReader(api);
  const pending: Folder[] = [{ path: '', from: 0 }];
  for (let part = pending.shift(); part; part = pending.shift()) {
    const { jobs, next } = await folder.read(part);
    if (next) pending.unshift(next);
    const folders = jobs.flatMap(asFolder);
    pending.push(...folders.map(name => ({ path: jobPath(name), from: 0 })));
    const rows = jobs.filter(row => asFolder(row).length === 0);
    yield {
      rows: await Promise.all(rows.map(row => reader.complete(row))),
      last: pending.length === 0,
    };
  }
}

/** One job, if the walk would come by it: a branch is a part of its multibranch job. */
export async function readJob(
  fullName: string,
  { api }: ReadContext,
): Promise<unknown> {
  const folder = folderOf(fullName);
  const options = { allow: [404] };
  const parent = folder
    ? await api.find(`${jobPath(folder)}/api/json`, parentSchema, {
        ...options,
        query: { tree: '_class' },
      })
    : { _class: '' };
  if (!parent || isMultibranch(parent)) return undefined;
  const row = await api.find(`${jobPath(fullName)}/api/json`, z.unknown(), {
    ...options,
    query: { tree: JOB },
  });
  if (row === undefined || asFolder(row).length) return undefined;
  return new ConfigReader(api).complete(row);
}

function asFolder(row: unknown): string[] {
  const parsed = folderRow.safeParse(row);
  return parsed.success && isFolder(parsed.data) ? [parsed.data.fullName] : [];
}
