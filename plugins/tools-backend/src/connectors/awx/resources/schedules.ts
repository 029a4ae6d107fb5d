import {
  defineResource,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { apiRoot, PAGES, pageUrl, type AwxSettings } from '../settings';

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().optional(),
  enabled: z.boolean(),
  rrule: z.string(),
  unified_job_template: z.number(),
  summary_fields: z
    .object({
      unified_job_template: z
        .object({ name: z.string(), unified_job_type: z.string().optional() })
        .optional(),
    })
    .default({}),
});
type Row = z.output<typeof rowSchema>;

export const schedules = defineResource<Row, AwxSettings>({
  name: 'schedules',
  title: 'Schedules',
  itemType: 'automation-schedule',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: context =>
    context.api.pages(`${apiRoot(context)}/schedules/`, PAGES, {
      query: { order_by: 'id' },
      from: context.resumeAt,
    }),
  id: row => String(row.id),
  toItem: (row, context: ReadContext<AwxSettings>) => ({
    title: row.name,
    description: row.description || undefined,
    url: pageUrl(context, { classic: 'schedules', gateway: 'schedules' }),
    hints: {},
    attributes: {
      rule: row.rrule,
      runs: row.summary_fields.unified_job_template?.name,
    },
  }),
  evidence: ({ enabled }) => ({
    status: { health: 'ok', word: enabled ? 'on' : 'off' },
  }),
});
