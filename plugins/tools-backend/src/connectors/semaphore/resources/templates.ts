import {
  automationJob,
  automationRuns,
  releaseRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { describeRuns } from '../../shared/automation';
import { withoutCredentials } from '../../shared/urls';
import { idIn, listByProject, projectSchema, SORTED } from '../projects';
import { readSchedules } from '../schedules';
import type { SemaphoreSettings } from '../settings';
import { releasesFact, runsOf, taskSchema, tasksOf } from '../tasks';

const repositorySchema = z.object({
  id: z.number(),
  git_url: z.string(),
  git_branch: z.string().optional(),
});

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  /** Empty, `build` or `deploy`; told, though not described. */
  type: z.string().optional(),
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
  /** Names of the schedules that are on; absent where they are not shown. */
  schedules: z.array(z.string()).optional(),
});
type Row = z.output<typeof rowSchema>;

export const templates = defineResource<Row, SemaphoreSettings>({
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
  facts: [automationRuns, automationJob, releaseRuns],
  evidence,
});

const linkSchema = z.object({
  id: z.number(),
  repository_id: z.number().optional(),
});

/** Templates with their repository, tasks and schedules, which all come whole. */
async function readTemplates(
  context: ReadContext,
  path: string,
): Promise<unknown[]> {
  const { api } = context;
  const list = z.array(z.unknown());
  const query = SORTED;
  const [rows, repositories, tasks, schedules] = await Promise.all([
    api.get(`${path}/templates`, list, { query }),
    api.find(`${path}/repositories`, z.array(repositorySchema), {
      query,
      allow: [403],
    }),
    api.find(`${path}/tasks/last`, z.array(taskSchema), { allow: [403] }),
    readSchedules(context, path),
  ]);
  return rows.map(raw => {
    const { data } = linkSchema.safeParse(raw);
    return data
      ? {
          ...(raw as object),
          repository: repositories?.find(({ id }) => id === data.repository_id),
          tasks: tasks?.filter(task => task.template_id === data.id),
          schedules: schedules?.(data.id),
        }
      : raw;
  });
}

function evidence(row: Row, context: ReadContext<SemaphoreSettings>): Evidence {
  const { repository } = row;
  const job = {
    playbook: row.playbook || undefined,
    versioned: repository && isRemote(repository.git_url),
    branch: row.git_branch || repository?.git_branch || undefined,
    schedules: row.schedules,
  };
  const runs = runsOf(tasksOf(row));
  const described = runs && describeRuns(runs, context.now);
  return {
    status: described?.status ?? { health: 'unknown' },
    facts: [
      ...(described ? [{ type: automationRuns, value: described.runs }] : []),
      { type: automationJob, value: job },
      ...releasesFact(row, context),
    ],
  };
}

/** A repository may be a folder on the server's own disk. */
function isRemote(address: string): boolean {
  return !/^(\/|\.|file:)/.test(address);
}
