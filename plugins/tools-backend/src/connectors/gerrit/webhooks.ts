import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { GerritSettings } from './settings';

const refUpdate = z.object({ project: z.string(), refName: z.string() });
const change = z.object({ project: z.string(), url: z.string().optional() });

const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ref-updated'), refUpdate }),
  z.object({
    type: z.literal('batch-ref-updated'),
    refUpdates: z.array(refUpdate),
  }),
  z.object({ type: z.literal('change-merged'), change }),
  z.object({ type: z.literal('project-created'), projectName: z.string() }),
  z.object({
    type: z.literal('project-head-updated'),
    projectName: z.string(),
  }),
]);

/** Branches, and the rights and rules of the project; every patch set has a ref too. */
const TELLING = /^refs\/(heads\/|meta\/config$)/;

/** Events as the webhooks plugin sends them, which comes with Gerrit. */
export const webhooks: WebhookDefinition<GerritSettings> = {
  docs: 'https://gerrit.googlesource.com/plugins/webhooks/+/refs/heads/master/src/main/resources/Documentation/config.md',
  setup: [
    'Add a remote to webhooks.config on refs/meta/config of All-Projects, from which all projects inherit it.',
    'Its url is the address with ?token=<secret> behind it; the plugin sends no headers of its own.',
    'Its events are ref-updated, batch-ref-updated, change-merged, project-created and project-head-updated.',
    'Use letters and digits for the secret: it becomes part of an address.',
  ],
  proofs: [{ query: 'token' }, 'basic'],
  topics: ['gerrit'],
  addresses(payload) {
    const { data } = eventSchema.safeParse(payload);
    const url = data?.type === 'change-merged' ? data.change.url : undefined;
    return url ? [url] : [];
  },
  touches(payload): Touch[] {
    const { data } = eventSchema.safeParse(payload);
    const names = data ? projectsOf(data) : [];
    return [...new Set(names)].map(id => ({ resource: 'projects', id }));
  },
};

function projectsOf(event: z.output<typeof eventSchema>): string[] {
  if (event.type === 'change-merged') return [event.change.project];
  if ('projectName' in event) return [event.projectName];
  const updates =
    event.type === 'ref-updated' ? [event.refUpdate] : event.refUpdates;
  return updates
    .filter(({ refName }) => TELLING.test(refName))
    .map(({ project }) => project);
}
