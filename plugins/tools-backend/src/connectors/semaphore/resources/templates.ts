import {
  automationJob,
  automationRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { describeRuns } from '../../shared/automation';
import type { Run } from '../../shared/runs';
import { withoutCredentials } from '../../shared/urls';
import { idIn, listByProject, projectSchema, SORTED } from '../projects';

const repositorySchema = z.object({
  id: z.number(),
  git_url: z.string(),
  git_branch: z.string().optional(),
});

/** Times are told, though not described. */
const taskSchema = z.object({
  id: z.number(),
  template_id: z.number(),
  status: z.string(),
  created: z.string().optional(),
  start: z.string().nullish(),
  end: z.string().nullish(),
});
type Task = z.output<typeof taskSchema>;

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  playbook: z.string().optional(),
  /** Empty for the branch of the repository. */
  git_branch: z.string().nullish(),
  /** `ansible`, `terraform`, `bash` … */
  app: z.string().optional(),
  last_task: taskSchema.nullish(),
  project: projectSchema,
  repository: repositorySchema.optional(),
  /** Among the last tasks of the project; absent where they are not shown. */
  tasks: z.array(taskSchema).optional(),
});
type Row = z.output<typeof rowSchema>;

export const templates = defineResource<Row>({
  name: 'templates',
  title: 'Task templates',
  itemType: 'automation-job',
  process: 'operations',
  schema: rowSchema,
  list: context =>
    listByProject(context, (_project, path) => readTemplates(context, path)),
  id: idIn,
  toItem(row, { api }) {
    const { project, repository } = row;
    return {
      title: row.name,
      description: row.description || undefined,
      url: `${api.baseUrl}/project/${project.id}/templates/${row.id}`,
      owner: { path: project.name },
      hints: {
        annotations: { 'semaphore/template': [idIn(row), row.name] },
        repositories:
          repository && isRemote(repository.git_url)
            ? [withoutCredentials(repository.git_url)]
            : [],
      },
      attributes: {
        kind: row.app,
        playbook: row.playbook,
        project: project.name,
      },
    };
  },
  facts: [automationRuns, automationJob],
  evidence,
});

const linkSchema = z.object({
  id: z.number(),
  repository_id: z.number().optional(),
});

/** Templates with their repository and tasks, which all come whole. */
async function readTemplates(
  { api }: ReadContext,
  path: string,
): Promise<unknown[]> {
  const list = z.array(z.unknown());
  const query = SORTED;
  const [rows, repositories, tasks] = await Promise.all([
    api.get(`${path}/templates`, list, { query }),
    api.find(`${path}/repositories`, z.array(repositorySchema), {
      query,
      allow: [403],
    }),
    api.find(`${path}/tasks/last`, z.array(taskSchema), { allow: [403] }),
  ]);
  return rows.map(raw => {
    const { data } = linkSchema.safeParse(raw);
    return data
      ? {
          ...(raw as object),
          repository: repositories?.find(({ id }) => id === data.repository_id),
          tasks: tasks?.filter(task => task.template_id === data.id),
        }
      : raw;
  });
}

function evidence(row: Row, { now }: ReadContext): Evidence {
  const { repository } = row;
  const job = {
    playbook: row.playbook || undefined,
    versioned: repository && isRemote(repository.git_url),
    branch: row.git_branch || repository?.git_branch || undefined,
  };
  const runs = runsOf(row);
  const described = runs && describeRuns(runs, now);
  return {
    status: described?.status ?? { health: 'unknown' },
    facts: [
      ...(described ? [{ type: automationRuns, value: described.runs }] : []),
      { type: automationJob, value: job },
    ],
  };
}

/** Newest first; `undefined` where tasks, or their times, are not shown. */
function runsOf({ tasks, last_task: last }: Row): Run[] | undefined {
  const known = tasks?.length ? tasks : last && [last];
  if (!known) return tasks && [];
  const runs = known.toSorted((a, b) => b.id - a.id).map(toRun);
  return runs.every(run => run !== undefined) ? runs : undefined;
}

/** A repository may be a folder on the server's own disk. */
function isRemote(address: string): boolean {
  return !/^(\/|\.|file:)/.test(address);
}

const RESULTS: Record<string, Run['result']> = {
  success: 'success',
  error: 'failure',
  stopped: 'other',
  rejected: 'other',
};

/** `undefined` where no time is told. */
function toRun({ status, created, start, end }: Task): Run | undefined {
  const startedAt = start ?? created;
  if (!startedAt) return undefined;
  return {
    result: RESULTS[status] ?? 'running',
    startedAt: new Date(startedAt),
    ...(end && { finishedAt: new Date(end) }),
  };
}
