import { accountsOf } from '../../company/accounts';
import { daysBefore, stableNumber } from '../../company/derive';
import type { Handler } from '../../http/handler';
import { refuse } from './errors';
import type { GrafanaState } from './GrafanaState';

export function listOrgUsers(state: GrafanaState): Handler {
  return (_req, res) => {
    const { company, now } = state.context;
    res.json(
      accountsOf(company, 'grafana').map(account => ({
        orgId: 1,
        userId: account.number,
        email: account.email,
        avatarUrl: '',
        login: account.id,
        name: account.name,
        role: account.groups.includes('platform') ? 'Admin' : 'Viewer',
        lastSeenAt: daysBefore(now, stableNumber(account.id, 30)).toISOString(),
        lastSeenAtAge: '3 days',
        isDisabled: false,
        authLabels: [],
      })),
    );
  };
}

export function listTeamMembers(state: GrafanaState): Handler {
  return (req, res) => {
    const { company } = state.context;
    const team = company.teams[Number(req.params.id) - 1];
    if (!team) return refuse(res, 404, 'Team not found');
    const members = accountsOf(company, 'grafana').filter(({ groups }) =>
      groups.includes(team.id),
    );
    return void res.json(
      members.map(account => ({
        orgId: 1,
        teamId: Number(req.params.id),
        userId: account.number,
        auth_module: '',
        email: account.email,
        login: account.id,
        name: account.name,
        avatarUrl: '',
        labels: [],
        permission: 0,
      })),
    );
  };
}
