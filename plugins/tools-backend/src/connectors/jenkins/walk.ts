import type {
  ApiClient,
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { repositoriesInConfig } from './configXml';
import { folderOf, jobPath } from './paths';
import { isFolder, isMultibranch, jobSchema, repositoriesOf } from './rows';

const PAGE = 100;
const LAST_BUILD = 'lastBuild[number,actions[remoteUrls]]';
const BRANCHES = `jobs[name,actions[_class],${LAST_BUILD}]{0,${PAGE}}`;
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

/** All jobs of all folders. In a range `{M,N}` the end is exclusive. */
export async function* walkJobs({ api }: ReadContext): AsyncIterable<ListPage> {
  const reader = new ConfigReader(api);
  const pending = [{ path: '', from: 0 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { path, from } = next;
    const tree = `jobs[${JOB}]{${from},${from + PAGE}}`;
    const { jobs } = await api.get(`${path}/api/json`, folderSchema, {
      query: { tree },
    });
    if (jobs.length === PAGE) pending.unshift({ path, from: from + PAGE });
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
