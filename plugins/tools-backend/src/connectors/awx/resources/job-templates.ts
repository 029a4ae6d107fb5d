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
import { withoutCredentials } from '../../shared/urls';
import { grantsOf } from '../grants';
import { readList } from '../lists';
import {
  isRelease,
  reachesProduction,
  readJobs,
  releasesFact,
  toRun,
} from '../runs';
import { readSchedules } from '../schedules';
import type { AwxSettings } from '../settings';
import {
  draftOf,
  listTemplates,
  named,
  summaryFields,
  templateSchema,
} from '../templates';

type Context = ReadContext<AwxSettings>;

const jobTemplateSchema = templateSchema.extend({
  job_type: z.string().optional(),
  playbook: z.string().optional(),
  /** Empty for the branch of the project. */
  scm_branch: z.string().optional(),
  project: z.number().nullish(),
  summary_fields: summaryFields
    .extend({
      project: named.extend({ scm_type: z.string().optional() }).optional(),
    })
    .default({}),
});

const rowSchema = jobTemplateSchema.extend({
  repository: z.string().optional(),
  branch: z.string().optional(),
  /** Names of the schedules that are on. */
  schedules: z.array(z.string()),
});
type Row = z.output<typeof rowSchema>;

export const jobTemplates = defineResource<Row, AwxSettings>({
  name: 'job-templates',
  title: 'Job templates',
  itemType: 'automation-job',
  process: 'operations',
  schema: rowSchema,
  list: listJobTemplates,
  incremental: true,
  id: row => String(row.id),
  toItem(row, context) {
    const draft = draftOf(row, context, 'job_template');
    return {
      ...draft,
      hints: {
        ...draft.hints,
        repositories: row.repository ? [row.repository] : [],
      },
      attributes: {
        kind: row.job_type,
        playbook: row.playbook,
        ...draft.attributes,
      },
    };
  },
  facts: [automationRuns, automationJob, releaseRuns, accessGrants],
  evidence,
});

async function* listJobTemplates(context: Context): AsyncIterable<ListPage> {
  const projects = await readProjects(context);
  const schedules = await readSchedules(context);
  const pages = listTemplates(context, 'job_template');
  for await (const page of pages) {
    const rows = page.rows.map(raw => {
      const { data } = jobTemplateSchema.safeParse(raw);
      if (!data) return raw;
      const project = projects.get(data.project ?? 0);
      return {
        ...data,
        repository: project?.scm_url
          ? withoutCredentials(project.scm_url)
          : undefined,
        branch: data.scm_branch || project?.scm_branch || undefined,
        schedules: schedules(data.id),
      };
    });
    yield { ...page, rows };
  }
}

const projectSchema = z.object({
  id: z.number(),
  scm_url: z.string().optional(),
  scm_branch: z.string().optional(),
});

/** Templates name their project, but not its repository. */
async function readProjects(context: Context) {
  const projects = await readList(context, 'projects', projectSchema);
  return new Map(projects.map(project => [project.id, project]));
}

async function evidence(row: Row, context: Context): Promise<Evidence> {
  const { now, settings } = context;
  const jobs = await readJobs(context, `job_templates/${row.id}/jobs`);
  const { status, runs } = describeRuns(jobs.map(toRun), now);
  const releases = isRelease(row.name, settings)
    ? jobs.filter(job => reachesProduction(job, settings))
    : [];
  const { project } = row.summary_fields;
  const job = {
    playbook: row.playbook || undefined,
    // Projects without a type are folders on the controller's own disk.
    versioned:
      project?.scm_type === undefined ? undefined : project.scm_type !== '',
    branch: row.branch,
    schedules: row.schedules,
  };
  return {
    status,
    facts: [
      { type: automationRuns, value: runs },
      { type: automationJob, value: job },
      ...releasesFact(releases, now),
      ...(await grantsOf(`job_templates/${row.id}`, context)),
    ],
  };
}
