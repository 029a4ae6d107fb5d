import { NotFoundError } from '@backstage/errors';
import {
  OPEN_ACCOUNT_STATES,
  type AccountQuery,
  type AccountOverview,
  type Page,
  type TeamAccounts,
  type ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import {
  ACCOUNT_TYPE,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { SyncRow } from '../store/rows';
import type { Configured } from '../store/queries/configured';
import { decodeCursor, toPage } from '../store/queries/cursor';
import { readAccess } from './access';
import { countHeldLeavers } from './peopleStore';
import { reachersOf } from './reach';
import { toToolAccount, type JoinedAccount } from './toToolAccount';
import type { AccountScope } from './scope';

const ACCOUNT_COLUMNS = [
  'a.*',
  'i.connector',
  'i.url',
  'i.attributes',
  's.last_activity_at',
];

export interface AccountFilter extends AccountQuery {
  limit: number;
}

interface Asked {
  db: Knex;
  configured: Configured;
  scope: AccountScope;
  now: string;
}

/** Accounts that let somebody in, the most pressing first. */
export async function listAccounts(
  asked: Asked,
  filter: AccountFilter,
): Promise<Page<ToolAccount>> {
  const teams = filter.team ? [filter.team] : asked.scope.teams;
  const matching = () =>
    selectAccounts(asked, teams).where('a.active', true).where(matches(filter));
  const query = matching().orderBy(['a.sort_key', 'a.uid']);
  const after = decodeCursor(filter.cursor);
  if (after) {
    const [key, uid] = after;
    query.where(rest =>
      rest
        .where('a.sort_key', '>', key)
        .orWhere(same =>
          same.where('a.sort_key', key).andWhere('a.uid', '>', uid),
        ),
    );
  }
  const found: JoinedAccount[] = await query
    .select(ACCOUNT_COLUMNS)
    .limit(filter.limit + 1);
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.sort_key,
    row.uid,
  ]);
  return {
    items: await withAccess(asked, rows, teams),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

/** One account, if it is among those that the caller may see. */
export async function findAccount(
  asked: Asked,
  uid: string,
): Promise<ToolAccount> {
  const { scope } = asked;
  const row: JoinedAccount | undefined = await selectAccounts(
    asked,
    scope.teams,
  )
    .where('a.uid', uid)
    .select(ACCOUNT_COLUMNS)
    .first();
  if (!row) throw new NotFoundError(`No account ${uid}`);
  const [account] = await withAccess(asked, [row], scope.teams);
  return account;
}

/** Of configured tools only: what nobody reads any more proves nothing. */
function selectAccounts(
  { db, configured, now, scope: { viewer } }: Asked,
  teams?: readonly string[],
): Knex.QueryBuilder<any, any> {
  const accounts = db('tools_accounts as a')
    .join('tools_items as i', 'i.uid', 'a.uid')
    .leftJoin('tools_item_status as s', 's.uid', 'a.uid')
    .where(configured.only('i'));
  if (!teams) return accounts;
  const reaching = db
    .from(reachersOf(db, { now, viewer, teams }).as('r'))
    .distinct('r.uid');
  return accounts.join(reaching.as('t'), 't.uid', 'a.uid');
}

function matches({ state = 'open', instance, q }: AccountFilter) {
  return (where: Knex.QueryBuilder) => {
    if (state === 'open') where.whereIn('a.state', OPEN_ACCOUNT_STATES);
    else if (state !== 'all') where.where('a.state', state);
    if (instance) where.where('a.instance', instance);
    const text = q?.trim().toLowerCase();
    if (text) {
      const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      where.whereRaw(`lower(i.attributes) like ? escape '\\'`, [pattern]);
    }
  };
}

async function withAccess(
  { db, configured, now, scope: { viewer } }: Asked,
  rows: JoinedAccount[],
  teams: readonly string[] | undefined,
): Promise<ToolAccount[]> {
  const uids = rows.map(row => row.uid);
  const access = await readAccess(db, { uids, teams, now, viewer });
  const decided = await db('tools_account_decisions')
    .whereIn('uid', uids)
    .whereNot('decision', 'rejected');
  const decisions = new Map(decided.map(row => [row.uid, row]));
  return rows.map(row => ({
    ...toToolAccount(row, configured.titleOf(row.instance)),
    ...(access.get(row.uid) ?? { access: [], items: 0 }),
    ...(decisions.has(row.uid) && {
      decidedBy: decisions.get(row.uid).decided_by,
      decidedAt: decisions.get(row.uid).decided_at,
    }),
  }));
}

/** How many accounts reach into what each team answers for. */
export async function readOverview(
  asked: Asked,
  instances: ConnectorInstance[],
): Promise<AccountOverview> {
  const { db, configured, now, scope } = asked;
  const counted: CountRow[] = await db
    .from(reachersOf(db, { now, ...scope }).as('r'))
    .join('tools_items as ai', 'ai.uid', 'r.uid')
    .where(configured.only('ai'))
    .select('r.owner', 'r.state')
    .count({ accounts: '*' })
    .groupBy('r.owner', 'r.state');
  const owners = [...new Set(counted.map(row => row.owner))];
  const teams = owners.map(owner => ({
    ...(owner ? { owner } : {}),
    ...sum(counted.filter(row => row.owner === owner)),
  }));
  return {
    teams: teams.sort(byOwner),
    ...(!scope.teams && { everywhere: await countAll(asked) }),
    heldLeavers: await countHeldLeavers(db),
    tools: await readTools(db, instances),
  };
}

async function readTools(
  db: Knex,
  instances: ConnectorInstance[],
): Promise<AccountOverview['tools']> {
  const syncs = await db<SyncRow>('tools_syncs');
  return instances.flatMap(({ id, title, resources }) => {
    const resource = resources.find(
      ({ itemType }) => itemType === ACCOUNT_TYPE,
    );
    if (!resource) return [];
    const lastCompleteAt = syncs.find(
      row => row.instance === id && row.resource === resource.name,
    )?.last_complete_at;
    return [{ instance: id, title, ...(lastCompleteAt && { lastCompleteAt }) }];
  });
}

interface CountRow {
  owner: string | null;
  state: ToolAccount['state'];
  accounts: number | string;
}

async function countAll(asked: Asked) {
  const rows: CountRow[] = await selectAccounts(asked)
    .where('a.active', true)
    .select('a.state')
    .count({ accounts: '*' })
    .groupBy('a.state');
  return sum(rows);
}

function sum(rows: CountRow[]) {
  const count = (test: (state: ToolAccount['state']) => boolean) =>
    rows
      .filter(row => test(row.state))
      .reduce((total, row) => total + Number(row.accounts), 0);
  const isOpen = (state: ToolAccount['state']) =>
    OPEN_ACCOUNT_STATES.includes(state);
  return {
    left: count(state => state === 'left'),
    unsettled: count(state => isOpen(state) && state !== 'left'),
    settled: count(state => !isOpen(state)),
  };
}

/** What nobody owns comes last. */
function byOwner(a: TeamAccounts, b: TeamAccounts): number {
  if (!a.owner || !b.owner) return a.owner ? -1 : 1;
  return a.owner < b.owner ? -1 : 1;
}
