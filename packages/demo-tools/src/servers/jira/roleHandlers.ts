import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { refuse } from './errors';
import type { JiraState } from './JiraState';
import type { JiraProject } from './model';
import { presentUser } from './present';
import { accountId } from './seed';

/** Roles that every site has: https://support.atlassian.com/jira-cloud-administration/docs/manage-project-roles/ */
const ROLES = { Administrators: 10_002, Developers: 10_001 };

export function listUsers(state: JiraState): Handler {
  return (req, res) => {
    const startAt = Number(req.query.startAt ?? 0) || 0;
    const limit = Number(req.query.maxResults ?? 50) || 50;
    const rows = state.users.slice(startAt, startAt + limit);
    res.json(rows.map(user => presentUser(user, rootUrl(req))));
  };
}

export function listRoles(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    if (!project) return refuse(res, 404, 'No project could be found.');
    const base = `${rootUrl(req)}/rest/api/3/project/${project.id}/role`;
    return void res.json(
      Object.fromEntries(
        Object.entries(ROLES).map(([name, id]) => [name, `${base}/${id}`]),
      ),
    );
  };
}

export function showRole(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    const [name, id] =
      Object.entries(ROLES).find(([, key]) => String(key) === req.params.id) ??
      [];
    if (!project || !name) return refuse(res, 404, 'No role could be found.');
    const self = `${rootUrl(req)}/rest/api/3/project/${project.id}/role/${id}`;
    const people =
      name === 'Administrators' ? [project.lead] : workers(state, project);
    return void res.json({
      ...{ self, name, id },
      description: `${name} of a project`,
      actors: people.map((key, at) => ({
        id: at + 1,
        displayName: state.users.find(user => user.accountId === key)
          ?.displayName,
        type: 'atlassian-user-role-actor',
        actorUser: { accountId: key },
      })),
    });
  };
}

/** The team by whose title the project is categorized. */
function workers(state: JiraState, project: JiraProject): string[] {
  const { teams } = state.context.company;
  const team = teams.find(({ title }) => title === project.category)?.id;
  return state.accounts
    .filter(({ groups }) => team && groups.includes(team))
    .map(({ id }) => accountId(id));
}
