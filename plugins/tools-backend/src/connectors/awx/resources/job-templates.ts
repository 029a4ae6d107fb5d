import {
  accessGrants,
  automationJob,
  automationRuns,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { describeRuns } from '../../shared/automation';
import { labelsOfTags, ownerOf, servicesOf } from '../../shared/labels';
import type { Run } from '../../shared/runs';
import { withoutCredentials } from '../../shared/urls';
import { grantsOf } from '../grants';
import { apiRoot, PAGES, pageUrl, type AwxSettings } from '../settings';

type Context = ReadContext<AwxSettings>;

const named = z.object({ id: z.number(), name: z.string() });

const templateSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().optional(),
  job_type: z.string().optional(),
  playbook: z.string().optional(),
  /** Empty for the branch of the project. */
  scm_branch: z.string().optional(),
  project: z.number().nullish(),
  summary_fields: z
    .object({
      organization: named.optional(),
      inventory: named.optional(),
      project: named.extend({ scm_type: z.string().optional() }).optional(),
      labels: z
        .object({ results: z.array(z.object({ name: z.string() })) })
        .optional(),
    })
    .default({}),
});

const rowSchema = templateSchema.extend({
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
  list: listTemplates,
  incremental: true,
  id: row => String(row.id),
  toItem(row, context) {
    const { organization, inventory } = row.summary_fields;
    const tags = tagsOf(row);
    const labels = labelsOfTags(tags);
    return {
      title: row.name,
      description: row.description || undefined,
      url: pageUrl(context, {
        classic: `templates/job_template/${row.id}/details`,
        gateway: `templates/job-template/${row.id}/details`,
      }),
      owner: ownerOf(labels, organization?.name),
      hints: {
        annotations: { 'awx/job-template': [String(row.id), row.name] },
        repositories: row.repository ? [row.repository] : [],
        services: servicesOf(labels),
      },
      attributes: {
        kind: row.job_type,
        playbook: row.playbook,
        inventory: inventory?.name,
        labels: tags,
      },
    };
  },
  facts: [automationRuns, automationJob, accessGrants],
  evidence,
});

function tagsOf({ summary_fields }: Row): string[] {
  const labels = summary_fields.labels?.results ?? [];
  return labels.map(({ name }) => name).sort();
}

async function* listTemplates(context: Context): AsyncIterable<ListPage> {
  const { api, since, resumeAt } = context;
  const root = apiRoot(context);
  const projects = await readProjects(context);
  const schedules = await readSchedules(context);
  const pages = api.pages(`${root}/job_templates/`, PAGES, {
    query: {
      order_by: 'id',
      or__modified__gt: since?.toISOString(),
      or__last_job_run__gt: since?.toISOString(),
    },
    from: resumeAt,
  });
  for await (const page of pages) {
    const rows = page.rows.map(raw => {
      const { data } = templateSchema.safeParse(raw);
      if (!data) return raw;
      const project = projects.get(data.project ?? 0);
      return {
        ...data,
        repository: project?.scm_url
          ? withoutCredentials(project.scm_url)
          : undefined,
        branch: data.scm_branch || project?.scm_branch || undefined,
        schedules: (schedules.get(data.id) ?? []).sort(),
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
  const found = new Map<number, z.output<typeof projectSchema>>();
  const path = `${apiRoot(context)}/projects/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: { order_by: 'id' },
  })) {
    for (const raw of rows) {
      const { data } = projectSchema.safeParse(raw);
      if (data) found.set(data.id, data);
    }
  }
  return found;
}

const scheduleSchema = z.object({
  name: z.string(),
  unified_job_template: z.number(),
});

/** Names of the schedules that are on, by template. */
async function readSchedules(context: Context) {
  const found = new Map<number, string[]>();
  const path = `${apiRoot(context)}/schedules/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: { order_by: 'id', enabled: true },
  })) {
    for (const raw of rows) {
      const { data } = scheduleSchema.safeParse(raw);
      if (!data) continue;
      const { name, unified_job_template: template } = data;
      found.set(template, [...(found.get(template) ?? []), name]);
    }
  }
  return found;
}

const RUNS = 50;
const jobsSchema = z.object({
  results: z.array(
    z.object({
      status: z.string(),
      created: z.string(),
      started: z.string().nullish(),
      finished: z.string().nullish(),
    }),
  ),
});
type Job = z.output<typeof jobsSchema>['results'][number];

async function evidence(row: Row, context: Context): Promise<Evidence> {
  const { results } = await context.api.get(
    `${apiRoot(context)}/job_templates/${row.id}/jobs/`,
    jobsSchema,
    { query: { order_by: '-id', page_size: RUNS } },
  );
  const { status, runs } = describeRuns(results.map(toRun), context.now);
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
      ...(await grantsOf(row.id, context)),
    ],
  };
}

const RESULTS: Record<string, Run['result']> = {
  successful: 'success',
  failed: 'failure',
  error: 'failure',
  canceled: 'other',
};

function toRun({ status, created, started, finished }: Job): Run {
  return {
    result: RESULTS[status] ?? 'running',
    startedAt: new Date(started ?? created),
    ...(finished && { finishedAt: new Date(finished) }),
  };
}
