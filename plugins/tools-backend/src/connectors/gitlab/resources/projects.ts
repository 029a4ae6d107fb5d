import {
  accessGrants,
  branchProtection,
  mergeRequests,
  repositoryAccess,
  repositorySettings,
  repositorySnapshot,
  reviewPolicy,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  readSnapshot,
  type Evidence,
  type ItemDraft,
  type KnownFacts,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { readAccess } from '../evidence/access';
import { readBranchProtection } from '../evidence/branch-protection';
import { readMergeRequests } from '../evidence/merge-requests';
import { readReviewPolicy } from '../evidence/review-policy';
import { repositoryOf } from '../evidence/repository';
import {
  hintsOf,
  isKept,
  isRestricted,
  listProjects,
  ownerHintOf,
  projectSchema,
  readProject,
  webUrlOf,
  type ProjectRow,
} from '../project';
import type { GitlabSettings } from '../settings';

export const projects = defineResource<ProjectRow, GitlabSettings>({
  name: 'projects',
  title: 'Projects',
  itemType: 'repository',
  process: 'development-workflow',
  schema: projectSchema,
  list: listProjects,
  /** Protection and members may change without an activity: a full read shows them. */
  incremental: true,
  id: project => String(project.id),
  read: readProject,
  toItem: (project, context) =>
    isKept(project) ? toItem(project, context) : undefined,
  facts: [
    repositorySettings,
    branchProtection,
    reviewPolicy,
    mergeRequests,
    repositoryAccess,
    accessGrants,
    ...snapshotFacts,
  ],
  remembers: [repositorySnapshot],
  evidence,
});

function toItem(
  project: ProjectRow,
  context: ReadContext<GitlabSettings>,
): ItemDraft {
  return {
    title: project.path_with_namespace,
    description: project.description || undefined,
    url: webUrlOf(project, context.api.baseUrl),
    restricted: isRestricted(project, context.settings),
    owner: ownerHintOf(project),
    hints: hintsOf(project, context),
    attributes: {
      archived: project.archived,
      visibility: project.visibility,
      topics: project.topics,
      ...(project.default_branch && { defaultBranch: project.default_branch }),
    },
  };
}

/** An archived project is read-only: only its settings say anything. */
async function evidence(
  project: ProjectRow,
  context: ReadContext<GitlabSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  const readers = project.archived
    ? []
    : [readBranchProtection, readReviewPolicy, readMergeRequests, readAccess];
  const [snapshot, ...facts] = await Promise.all([
    readFiles(project, context, known),
    ...readers.map(read => read(project, context)),
  ]);
  return {
    status: {
      health: project.archived ? 'unknown' : 'ok',
      word: project.archived ? 'archived' : 'active',
      lastActivityAt: project.last_activity_at,
    },
    facts: [
      ...settingsFact(project),
      ...facts.flat(),
      ...(snapshot.facts ?? []),
    ],
    unchanged: snapshot.unchanged,
  };
}

async function readFiles(
  project: ProjectRow,
  context: ReadContext<GitlabSettings>,
  known: KnownFacts,
): Promise<Pick<Evidence, 'facts' | 'unchanged'>> {
  if (project.archived) return {};
  return readSnapshot(repositoryOf(project, context), known);
}

/** No fact where GitLab hides the merge settings from this token. */
function settingsFact(project: ProjectRow) {
  const pipelineMustSucceed = project.only_allow_merge_if_pipeline_succeeds;
  const discussionsMustBeResolved =
    project.only_allow_merge_if_all_discussions_are_resolved;
  if (pipelineMustSucceed === undefined) return [];
  const value = {
    defaultBranch: project.default_branch ?? undefined,
    archived: project.archived,
    visibility: project.visibility,
    mergeMethod: project.merge_method,
    pipelineMustSucceed: pipelineMustSucceed ?? false,
    discussionsMustBeResolved: discussionsMustBeResolved ?? false,
  };
  return [{ type: repositorySettings, value }];
}
