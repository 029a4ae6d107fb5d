import {
  accessGrants,
  issueFlow,
  issueMembers,
  issueProject,
  issueVersions,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { withoutCredentials } from '../../shared/urls';
import { grantsFact } from '../evidence/grants';
import { readIssues } from '../evidence/issues';
import { countMembers, readMembers } from '../evidence/members';
import { readVersions } from '../evidence/versions';
import { listProjects } from '../list';
import {
  isArchived,
  labelsOf,
  projectSchema,
  STATUS,
  type Project,
} from '../project';

const WORDS: Record<number, string> = {
  [STATUS.closed]: 'closed',
  [STATUS.archived]: 'archived',
};

interface Settings {
  ownerField?: string;
}

export const projects = defineResource<Project, Settings>({
  name: 'projects',
  title: 'Projects',
  itemType: 'issue-project',
  process: 'issue-tracking',
  schema: projectSchema,
  list: listProjects,
  incremental: true,
  id: project => String(project.id),
  toItem(project, { api, settings }) {
    if (project.status === STATUS.toBeDeleted) return undefined;
    const { id, identifier, name, parent } = project;
    const labels = labelsOf(project, settings.ownerField);
    const { repository } = labels;
    return {
      title: name,
      description: project.description || undefined,
      url: `${api.baseUrl}/projects/${encodeURIComponent(identifier)}`,
      environment: environmentOf(labels),
      restricted: !project.is_public,
      owner: ownerOf(labels, parent?.name),
      hints: {
        annotations: { 'redmine/project-id': [identifier, String(id)] },
        repositories: repository ? [withoutCredentials(repository)] : [],
        services: servicesOf(labels),
      },
      attributes: { key: identifier, archived: isArchived(project) },
    };
  },
  facts: [issueProject, issueFlow, issueMembers, issueVersions, accessGrants],
  evidence,
});

async function evidence(
  project: Project,
  context: ReadContext,
): Promise<Evidence> {
  const [{ flow, ...issues }, members, versions] = await Promise.all([
    readIssues(project, context),
    readMembers(project, context),
    readVersions(project, context),
  ]);
  const archived = isArchived(project);
  const value = { key: project.identifier, archived, ...issues };
  return {
    status: {
      health: archived ? 'unknown' : 'ok',
      word: WORDS[project.status] ?? 'active',
      lastActivityAt: issues.lastIssueUpdateAt ?? project.updated_on,
    },
    facts: [
      { type: issueProject, value },
      ...(flow ? [{ type: issueFlow, value: flow }] : []),
      ...(members
        ? [{ type: issueMembers, value: countMembers(members, project) }]
        : []),
      ...grantsFact(members, project),
      ...(versions ? [{ type: issueVersions, value: versions }] : []),
    ],
  };
}
