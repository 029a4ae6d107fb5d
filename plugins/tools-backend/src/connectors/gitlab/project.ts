import type {
  ListPage,
  LinkHints,
  OwnerHint,
  Paging,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf } from '../shared/labels';
import { segment, withoutCredentials } from '../shared/urls';
import type { GitlabSettings } from './settings';

export const projectSchema = z.object({
  id: z.number(),
  path_with_namespace: z.string().min(1),
  description: z.string().nullish(),
  web_url: z.string().optional(),
  http_url_to_repo: z.string().optional(),
  ssh_url_to_repo: z.string().optional(),
  /** Absent or `null` while the repository is empty. */
  default_branch: z.string().nullish(),
  topics: z.array(z.string()).default([]),
  namespace: z.object({ full_path: z.string() }).optional(),
  last_activity_at: z.string().optional(),
  archived: z.boolean().default(false),
  /** Deleted, but kept for some days (https://docs.gitlab.com/api/projects/#delete-a-project). */
  marked_for_deletion_on: z.string().nullish(),
  visibility: z.string(),
  merge_method: z.string().optional(),
  /** Hidden from guests. */
  only_allow_merge_if_pipeline_succeeds: z.boolean().nullish(),
  only_allow_merge_if_all_discussions_are_resolved: z.boolean().nullish(),
  builds_access_level: z.string().optional(),
});

/** What membership is, said of one project but not of a list. */
const ownedSchema = z.looseObject({
  permissions: z
    .object({
      project_access: z.unknown().optional(),
      group_access: z.unknown().optional(),
    })
    .nullish(),
});

export type ProjectRow = z.output<typeof projectSchema>;

/** Keyset: the tool stops serving pages by number after 50,000 rows (https://docs.gitlab.com/api/rest/). */
const KEYSET: Paging = { by: 'link', sizeParam: 'per_page', size: 100 };

/** GitLab moves `last_activity_at` at most once an hour: a later activity within it shows no newer time. */
const ACTIVITY_LAG_MS = 60 * 60 * 1000;

export function listProjects({
  api,
  resumeAt,
  settings,
  since,
}: ReadContext<GitlabSettings>): AsyncIterable<ListPage> {
  return api.pages('/projects', KEYSET, {
    from: resumeAt,
    query: {
      pagination: 'keyset',
      order_by: 'id',
      sort: 'asc',
      membership: settings.membership || undefined,
      last_activity_after:
        since && new Date(since.getTime() - ACTIVITY_LAG_MS).toISOString(),
    },
  });
}

/** One project, if the list would show it. */
export async function readProject(
  id: string,
  { api, settings }: ReadContext<GitlabSettings>,
): Promise<unknown> {
  const project = await api.find(`/projects/${segment(id)}`, ownedSchema, {
    allow: [404],
  });
  const { project_access, group_access } = project?.permissions ?? {};
  const isMember = Boolean(project_access || group_access);
  return settings.membership && !isMember ? undefined : project;
}

/** Whether the project is there to stay: a deleted one is listed until its days are over. */
export function isKept(project: ProjectRow): boolean {
  return !project.marked_for_deletion_on;
}

/** From the configured address: GitLab may think that it is reached by another one. */
export function webUrlOf(project: ProjectRow, baseUrl: string): string {
  const path = project.path_with_namespace.split('/').map(encodeURIComponent);
  return `${baseUrl}/${path.join('/')}`;
}

export function hintsOf(project: ProjectRow, { api }: ReadContext): LinkHints {
  const slug = project.path_with_namespace;
  const addresses = [
    project.http_url_to_repo,
    project.ssh_url_to_repo,
    project.web_url,
    `${webUrlOf(project, api.baseUrl)}.git`,
  ];
  return {
    annotations: {
      'gitlab.com/project-slug': [slug],
      'gitlab.com/project-id': [String(project.id)],
    },
    repositories: [
      ...new Set(
        addresses.flatMap(url => (url ? withoutCredentials(url) : [])),
      ),
    ],
    name: slug.slice(slug.lastIndexOf('/') + 1),
  };
}

/** Topics such as `team-payments` or `team:payments`, else the namespace. */
export function ownerHintOf(project: ProjectRow): OwnerHint {
  const topics = project.topics.map(topic =>
    topic.replace(/^(team|owner)-/, '$1:'),
  );
  return ownerOf(labelsOfTags(topics), project.namespace?.full_path);
}

export function isRestricted(
  project: ProjectRow,
  settings: GitlabSettings,
): boolean {
  return settings.restrictPrivate && project.visibility === 'private';
}
