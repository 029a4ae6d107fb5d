import { accountsOf } from '../../company/accounts';
import { daysBefore, stableNumber } from '../../company/derive';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import type { GitlabState } from './GitlabState';
import { sendKeysetPage, sendPage } from './paging';
import { presentAccount } from './present';

/** As an administrator sees them: https://docs.gitlab.com/api/users/#as-an-administrator */
export function listUsers(state: GitlabState): Handler {
  return (req, res) => {
    const { company, now } = state.context;
    const rows = accountsOf(company, 'gitlab').map(account => ({
      ...account,
      username: account.id,
      id: account.number,
    }));
    const send = req.query.pagination === 'keyset' ? sendKeysetPage : sendPage;
    send(req, res, rows, account => ({
      ...presentAccount({ ...account, id: account.username }, rootUrl(req)),
      created_at: daysBefore(now, 500).toISOString(),
      email: account.email ?? `${account.username}@noreply.larkfield.example`,
      confirmed_at: daysBefore(now, 500).toISOString(),
      is_admin: account.groups.includes('platform'),
      bot: account.bot,
      last_activity_on: daysBefore(now, stableNumber(account.name, 20))
        .toISOString()
        .slice(0, 10),
    }));
  };
}
