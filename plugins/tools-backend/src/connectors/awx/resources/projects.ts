import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import type { ItemHealth } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { withoutCredentials } from '../../shared/urls';
import { apiRoot, PAGES, pageUrl, type AwxSettings } from '../settings';

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().optional(),
  /** Empty for a folder on the controller's own disk. */
  scm_type: z.string().default(''),
  scm_url: z.string().optional(),
  scm_branch: z.string().optional(),
  /** Of the last update from the repository. */
  status: z.string().optional(),
  last_updated: z.string().nullish(),
  summary_fields: z
    .object({ organization: z.object({ name: z.string() }).optional() })
    .default({}),
});
type Row = z.output<typeof rowSchema>;

const HEALTH: Record<string, ItemHealth> = {
  successful: 'ok',
  ok: 'ok',
  failed: 'failing',
  error: 'failing',
  missing: 'failing',
};

export const projects = defineResource<Row, AwxSettings>({
  name: 'projects',
  title: 'Projects',
  itemType: 'automation-project',
  process: 'operations',
  schema: rowSchema,
  list: context =>
    context.api.pages(`${apiRoot(context)}/projects/`, PAGES, {
      query: { order_by: 'id' },
      from: context.resumeAt,
    }),
  id: row => String(row.id),
  toItem(row, context: ReadContext<AwxSettings>) {
    return {
      title: row.name,
      description: row.description || undefined,
      url: pageUrl(context, {
        classic: `projects/${row.id}/details`,
        gateway: `projects/${row.id}/details`,
      }),
      owner: { path: row.summary_fields.organization?.name },
      hints: {
        annotations: { 'awx/project': [String(row.id), row.name] },
        repositories: row.scm_url ? [withoutCredentials(row.scm_url)] : [],
      },
      attributes: {
        kind: row.scm_type || 'manual',
        branch: row.scm_branch || undefined,
      },
    };
  },
  evidence: ({ status = 'unknown', last_updated }): Evidence => ({
    status: {
      health: HEALTH[status] ?? 'unknown',
      word: status,
      lastActivityAt: last_updated ?? undefined,
    },
  }),
});
