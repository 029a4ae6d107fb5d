import {
  accessGrants,
  branchProtection,
  mergeRequests,
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
import { readAccessChain } from '../evidence/access';
import { readDefaultBranch } from '../evidence/branch';
import { readGrants } from '../evidence/grants';
import { readPolicy } from '../evidence/policy';
import { repositoryOf } from '../evidence/repository';
import { readReviews } from '../evidence/reviews';
import { mayPush, mayRead } from '../evidence/rights';
import {
  hintsOf,
  isArchived,
  listProjects,
  projectSchema,
  readProject,
  type ProjectRow,
} from '../project';
import type { GerritSettings } from '../settings';

export const projects = defineResource<ProjectRow, GerritSettings>({
  name: 'projects',
  title: 'Projects',
  itemType: 'repository',
  process: 'development-workflow',
  schema: projectSchema,
  list: listProjects,
  id: project => project.name,
  read: readProject,
  toItem,
  facts: [
    repositorySettings,
    branchProtection,
    reviewPolicy,
    mergeRequests,
    accessGrants,
    ...snapshotFacts,
  ],
  remembers: [repositorySnapshot],
  evidence,
});

function toItem(
  project: ProjectRow,
  context: ReadContext<GerritSettings>,
): ItemDraft {
  const { name } = project;
  const end = name.lastIndexOf('/');
  return {
    title: name,
    description: project.description || undefined,
    url: `${context.api.baseUrl}/admin/repos/${encodeURIComponent(name)}`,
    owner: end > 0 ? { path: name.slice(0, end) } : undefined,
    hints: hintsOf(project, context),
    attributes: { archived: isArchived(project) },
  };
}

/** What a read-only project once asked of changes says nothing. */
async function evidence(
  project: ProjectRow,
  context: ReadContext<GerritSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  if (isArchived(project)) {
    return { status: { health: 'unknown', word: 'read-only' } };
  }
  const branch = await readDefaultBranch(project, context);
  const [chain, policy, reviews] = await Promise.all([
    readAccessChain(project.name, context),
    readPolicy(project, branch, context),
    readReviews(project, context),
  ]);
  const repository = await repositoryOf(
    project,
    context.settings.readFiles ? branch : undefined,
    context,
  );
  const snapshot = await readSnapshot(repository, known);
  const facts = [...(snapshot.facts ?? [])];
  if (branch && chain) {
    facts.push(
      ...protectionFact(branch, mayPush(chain, `refs/heads/${branch}`)),
    );
    const read = mayRead(chain, `refs/heads/${branch}`);
    facts.push(...settingsFact(branch, read, policy));
  }
  if (chain) facts.push(...(await readGrants(chain, context)));
  if (policy) facts.push({ type: reviewPolicy, value: policy });
  if (reviews) facts.push({ type: mergeRequests, value: reviews.value });
  return {
    status: {
      health: 'ok',
      word: 'active',
      lastActivityAt: reviews?.lastMergedAt,
    },
    facts,
    unchanged: snapshot.unchanged,
  };
}

/** Nothing where the rights hold a pattern that only Gerrit itself can tell the meaning of. */
function protectionFact(branch: string, push: ReturnType<typeof mayPush>) {
  if (!push) return [];
  const { directly, withForce } = push;
  const value = {
    branch,
    protected: !directly,
    directPush: directly,
    forcePush: withForce,
  };
  return [{ type: branchProtection, value }];
}

function settingsFact(
  branch: string,
  read: ReturnType<typeof mayRead>,
  policy: Awaited<ReturnType<typeof readPolicy>>,
) {
  if (!read || !policy) return [];
  const value = {
    defaultBranch: branch,
    archived: false,
    visibility: visibilityOf(read),
    pipelineMustSucceed: policy.checkRequired,
    discussionsMustBeResolved: policy.openCommentsBlock,
  };
  return [{ type: repositorySettings, value }];
}

/** In the words of other code hosts. */
function visibilityOf(read: NonNullable<ReturnType<typeof mayRead>>) {
  if (read.anonymously) return 'public';
  return read.signedIn ? 'internal' : 'private';
}
