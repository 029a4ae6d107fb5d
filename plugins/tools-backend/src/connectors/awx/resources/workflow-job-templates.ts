import {
  accessGrants,
  automationJob,
  automationRuns,
  releaseRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { describeRuns } from '../../shared/automation';
import { readAnswers } from '../approvals';
import { grantsOf } from '../grants';
import {
  isRelease,
  reachesProduction,
  readJobs,
  releasesFact,
  toRun,
} from '../runs';
import { readSchedules } from '../schedules';
import type { AwxSettings } from '../settings';
import { draftOf, listTemplates, templateSchema } from '../templates';

const rowSchema = templateSchema.extend({
  /** Names of the schedules that are on. */
  schedules: z.array(z.string()),
  /** Runs that asked somebody, and what they were told. */
  answers: z.array(z.object({ run: z.number(), approved: z.boolean() })),
});
type Row = z.output<typeof rowSchema>;

export const workflowJobTemplates = defineResource<Row, AwxSettings>({
  name: 'workflow-job-templates',
  title: 'Workflow job templates',
  itemType: 'automation-job',
  process: 'operations',
  schema: rowSchema,
  list: listWorkflows,
  incremental: true,
  id: row => String(row.id),
  toItem(row, context) {
    const draft = draftOf(row, context, 'workflow_job_template');
    return {
      ...draft,
      attributes: { kind: 'workflow', ...draft.attributes },
    };
  },
  facts: [automationRuns, automationJob, releaseRuns, accessGrants],
  evidence,
});

async function* listWorkflows(
  context: ReadContext<AwxSettings>,
): AsyncIterable<ListPage> {
  const schedules = await readSchedules(context);
  const answers = await readAnswers(context);
  const pages = listTemplates(context, 'workflow_job_template');
  for await (const page of pages) {
    const rows = page.rows.map(raw => {
      const { data } = templateSchema.safeParse(raw);
      return data
        ? {
            ...data,
            schedules: schedules(data.id),
            answers: answers(data.id),
          }
        : raw;
    });
    yield { ...page, rows };
  }
}

async function evidence(
  { id, name, schedules, answers }: Row,
  context: ReadContext<AwxSettings>,
): Promise<Evidence> {
  const { now, settings } = context;
  const path = `workflow_job_templates/${id}`;
  const jobs = await readJobs(context, `${path}/workflow_jobs`);
  const { status, runs } = describeRuns(jobs.map(toRun), now);
  // Most workflows have no inventory: the templates in them do.
  const releases = isRelease(name, settings)
    ? jobs.filter(job => reachesProduction(job, settings) !== false)
    : [];
  const isApproved = (job: { id: number }) =>
    answers.some(({ run, approved }) => approved && run === job.id);
  return {
    status,
    facts: [
      { type: automationRuns, value: runs },
      { type: automationJob, value: { schedules } },
      // A workflow that asks nobody does not tell who let it through.
      ...releasesFact(releases, now, answers.length ? isApproved : undefined),
      ...(await grantsOf(path, context)),
    ],
  };
}
