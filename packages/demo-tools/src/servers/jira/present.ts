import type { JiraState, JiraUser } from './JiraState';
import type { Issue, JiraProject } from './model';

/** Jira writes the offset without a colon. */
function jiraTime(iso: string): string {
  return iso.replace('Z', '+0000');
}

export function presentUser(user: JiraUser, root: string) {
  return {
    self: `${root}/rest/api/3/user?accountId=${user.accountId}`,
    accountId: user.accountId,
    accountType: 'atlassian',
    emailAddress: user.emailAddress,
    displayName: user.displayName,
    active: true,
    timeZone: 'Europe/Berlin',
  };
}

/** Lead, description and insight come only when `expand` asks for them, as in the search. */
export function presentProject(
  project: JiraProject,
  state: JiraState,
  root: string,
  expand: string[],
) {
  const lead = state.users.find(user => user.accountId === project.lead);
  const issues = state.issuesOf(project);
  const newest = issues
    .map(({ updated }) => updated)
    .sort()
    .at(-1);
  return {
    self: `${root}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: false,
    style: 'classic',
    isPrivate: false,
    archived: project.archived,
    ...(project.category && {
      projectCategory: { id: '1', name: project.category },
    }),
    ...(expand.includes('lead') && lead && { lead: presentUser(lead, root) }),
    ...(expand.includes('description') && {
      description: project.description,
    }),
    ...(expand.includes('insight') && {
      insight: {
        totalIssueCount: issues.length,
        ...(newest && { lastIssueUpdateTime: jiraTime(newest) }),
      },
    }),
  };
}

const STATUS = {
  open: { id: '1', name: 'To Do', key: 'new' },
  done: { id: '3', name: 'Done', key: 'done' },
};

/** An issue with the fields asked for; by default only its id. */
export function presentIssue(issue: Issue, root: string, fields: string[]) {
  const status = issue.done ? STATUS.done : STATUS.open;
  const all: Record<string, unknown> = {
    summary: issue.summary,
    created: jiraTime(issue.created),
    updated: jiraTime(issue.updated),
    project: { key: issue.projectKey },
    status: {
      id: status.id,
      name: status.name,
      statusCategory: { key: status.key, name: status.name },
    },
  };
  const wanted = fields.some(
    field => field === '*all' || field === '*navigable',
  )
    ? Object.keys(all)
    : fields.filter(field => field in all);
  return wanted.length === 0
    ? { id: issue.id }
    : {
        id: issue.id,
        key: issue.key,
        self: `${root}/rest/api/3/issue/${issue.id}`,
        fields: Object.fromEntries(wanted.map(field => [field, all[field]])),
      };
}
