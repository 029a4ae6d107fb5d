import { emailOf } from '../../company/derive';
import type { Collection } from '../../state/StateFile';
import type { ToolContext } from '../../tools';
import type { Issue, JiraProject } from './model';
import { accountId, seedIssues, seedProjects } from './seed';

export interface JiraUser {
  accountId: string;
  displayName: string;
  emailAddress: string;
}

export class JiraState {
  /** By id: a key can be changed. */
  readonly projects: Collection<JiraProject>;
  readonly issues: Issue[];
  readonly users: JiraUser[];

  constructor({ company, now, state }: ToolContext) {
    this.projects = state.collection(
      'jira.projects',
      seedProjects(company).map(project => [project.id, project]),
    );
    this.issues = seedIssues(company, now);
    this.users = company.people.map(person => ({
      accountId: accountId(person.id),
      displayName: person.name,
      emailAddress: emailOf(company, person),
    }));
  }

  project(idOrKey: string): JiraProject | undefined {
    return this.projects
      .list()
      .find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());
  }

  issuesOf(project: JiraProject): Issue[] {
    return this.issues.filter(issue => issue.projectKey === project.key);
  }

  nextProjectId(): string {
    const ids = this.projects.list().map(({ id }) => Number(id));
    return String(Math.max(11_000, ...ids) + 1);
  }
}
