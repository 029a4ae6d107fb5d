import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesAny } from '../shared/matching';
import { summarizeRuns, type Run } from '../shared/runs';
import type { SemaphoreSettings } from './settings';

/** Times and options are told, though not described. */
export const taskSchema = z.object({
  id: z.number(),
  template_id: z.number(),
  status: z.string(),
  created: z.string().optional(),
  start: z.string().nullish(),
  end: z.string().nullish(),
  dry_run: z.boolean().optional(),
  /** Where newer versions have it, in the words of Ansible and of Terraform. */
  params: z
    .object({ dry_run: z.boolean().optional(), plan: z.boolean().optional() })
    .nullish(),
});
type Task = z.output<typeof taskSchema>;

interface Template {
  name: string;
  type?: string;
  last_task?: Task | null;
  tasks?: Task[];
}

/** Newest first; `undefined` where tasks are not shown. */
export function tasksOf({ tasks, last_task: last }: Template) {
  const known = tasks?.length ? tasks : last && [last];
  return known?.toSorted((a, b) => b.id - a.id) ?? tasks;
}

/** `undefined` where their times are not shown. */
export function runsOf(tasks: Task[] | undefined): Run[] | undefined {
  const runs = tasks?.map(toRun);
  return runs?.every(run => run !== undefined) ? runs : undefined;
}

/** Tasks of a template that deploys; not those that only told what they would change. */
export function releasesFact(
  template: Template,
  { now, settings }: ReadContext<SemaphoreSettings>,
) {
  const releases = matchesAny(settings.releases, template.name);
  if (template.type !== 'deploy' || !releases) return [];
  const runs = runsOf(tasksOf(template)?.filter(task => !isTrial(task)));
  return runs ? [{ type: releaseRuns, value: summarizeRuns(runs, now) }] : [];
}

function isTrial({ dry_run, params }: Task): boolean {
  return Boolean(dry_run || params?.dry_run || params?.plan);
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
