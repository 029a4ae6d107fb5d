import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { GitlabSettings } from './settings';

const eventSchema = z.object({
  /** Of hooks of projects and groups; system hooks give only `event_name`. */
  object_kind: z.string().optional(),
  event_name: z.string().optional(),
  project_id: z.number().optional(),
  project: z
    .object({ id: z.number().optional(), web_url: z.string().optional() })
    .optional(),
  repository: z.object({ homepage: z.string().optional() }).nullish(),
});

/** By kind of event, the resources that it may change an item of. */
const TOUCHED: Record<string, readonly string[]> = {
  push: ['projects'],
  tag_push: ['projects'],
  merge_request: ['projects'],
  pipeline: ['pipelines'],
  build: ['pipelines'],
  deployment: ['pipelines'],
  repository_update: ['projects'],
  project_create: ['projects', 'pipelines'],
  project_update: ['projects', 'pipelines'],
  project_rename: ['projects', 'pipelines'],
  project_transfer: ['projects', 'pipelines'],
  project_destroy: ['projects', 'pipelines'],
  user_add_to_team: ['projects'],
  user_update_for_team: ['projects'],
  user_remove_from_team: ['projects'],
};

/** What is done to a group is done to all its projects, which the event does not name. */
const OF_GROUPS = new Set([
  'group_rename',
  'group_destroy',
  'user_add_to_group',
  'user_update_for_group',
  'user_remove_from_group',
]);

/** Hooks of projects, of groups, and of the whole instance; the last send no pipeline, job or deployment. */
export const webhooks: WebhookDefinition<GitlabSettings> = {
  docs: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
  setup: [
    'Add a webhook on each top-level group, which needs GitLab Premium, or on each project (Settings, Webhooks). A system hook (Admin, System hooks) tells of all projects at once, but not of pipelines: those then wait for the next sync.',
    'Enter the secret as the signing token, which has the form whsec_…, or, before GitLab 18, as the secret token.',
    'Tick push, tag and merge request events; on a group or a project also pipeline, job and deployment events, which a system hook does not have, on a group also project events, and on a system hook repository update events.',
  ],
  proofs: ['standard-webhooks', { header: 'X-Gitlab-Token' }],
  deliveryHeaders: ['Idempotency-Key'],
  topics: ['gitlab'],
  addresses(payload) {
    const { data } = eventSchema.safeParse(payload);
    const address = data?.project?.web_url ?? data?.repository?.homepage;
    return address ? [address] : [];
  },
  touches(payload): Touch[] {
    const { data } = eventSchema.safeParse(payload);
    const kind = data?.object_kind ?? data?.event_name ?? '';
    if (OF_GROUPS.has(kind)) return [{ resource: 'projects' }];
    const id = data?.project?.id ?? data?.project_id;
    if (id === undefined) return [];
    return (TOUCHED[kind] ?? []).map(resource => ({
      resource,
      id: String(id),
    }));
  },
};
