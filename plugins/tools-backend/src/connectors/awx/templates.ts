import type {
  ItemDraft,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf, servicesOf } from '../shared/labels';
import { apiRoot, PAGES, pageUrl, type AwxSettings } from './settings';

type Kind = 'job_template' | 'workflow_job_template';

export const named = z.object({ id: z.number(), name: z.string() });

export const summaryFields = z.object({
  organization: named.optional(),
  inventory: named.optional(),
  labels: z
    .object({ results: z.array(z.object({ name: z.string() })) })
    .optional(),
});

/** What job templates and workflows have in common. */
export const templateSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().optional(),
  summary_fields: summaryFields.default({}),
});

/** Those that were changed, or ran, since then; else all. */
export function listTemplates(context: ReadContext<AwxSettings>, kind: Kind) {
  const since = context.since?.toISOString();
  return context.api.pages(`${apiRoot(context)}/${kind}s/`, PAGES, {
    query: {
      order_by: 'id',
      or__modified__gt: since,
      or__last_job_run__gt: since,
    },
    from: context.resumeAt,
  });
}

export function draftOf(
  { id, name, description, summary_fields }: z.output<typeof templateSchema>,
  context: ReadContext<AwxSettings>,
  kind: Kind,
) {
  const { organization, inventory } = summary_fields;
  const tags = (summary_fields.labels?.results ?? [])
    .map(label => label.name)
    .sort();
  const labels = labelsOfTags(tags);
  const hyphened = kind.replaceAll('_', '-');
  return {
    title: name,
    description: description || undefined,
    url: pageUrl(context, {
      classic: `templates/${kind}/${id}/details`,
      gateway: `templates/${hyphened}/${id}/details`,
    }),
    owner: ownerOf(labels, organization?.name),
    hints: {
      annotations: { [`awx/${hyphened}`]: [String(id), name] },
      services: servicesOf(labels),
    },
    attributes: { inventory: inventory?.name, labels: tags },
  } satisfies ItemDraft;
}
