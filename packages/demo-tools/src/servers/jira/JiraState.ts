import { accountsOf, type DemoAccount } from '../../company/accounts';
import { credentialsOf } from '../../http/credentials';
import type { Collection } from '../../state/StateFile';
import type { ToolContext } from '../../tools';
import type { Issue, JiraProject } from './model';
import { accountId, seedIssues, seedProjects } from './seed';

export interface JiraUser {
  accountId: string;
  displayName: string;
  /** Hidden by some. */
  emailAddress?: string;
}

export class JiraState {
  /** By id: a key can be changed. */
  readonly projects: Collection<JiraProject>;
  readonly issues: Issue[];
  readonly users: JiraUser[];
  readonly accounts: DemoAccount[];
  /** The user that both tokens belong to. */
  readonly self: JiraUser = {
    accountId: accountId('strata'),
    displayName: 'Strata',
    emailAddress: credentialsOf('jira').username!,
  };

  constructor(readonly context: ToolContext) {
    const { company, now, state } = context;
    this.projects = state.collection(
      'jira.projects',
      seedProjects(company).map(project => [project.id, project]),
    );
    this.issues = seedIssues(company, now);
    this.accounts = accountsOf(company, 'jira');
    const people = this.accounts.map(({ id, name, email }) => ({
      accountId: accountId(id),
      displayName: name,
      emailAddress: email,
    }));
    this.users = [this.self, ...people];
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
    return String(Math.max(11_000, this.projects.highestKey()) + 1);
  }
}
