import {
  defineAccounts,
  type Account,
  type ListPage,
  type Paging,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { findAll } from '../lists';
import type { GitlabSettings } from '../settings';

const rowSchema = z.object({
  id: z.number(),
  username: z.string().min(1),
  name: z.string().optional(),
  state: z.string(),
  created_at: z.string().nullish(),
  /** From here on only for administrators. */
  email: z.string().nullish(),
  /** `null` while nobody followed the link in the first mail. */
  confirmed_at: z.string().nullish(),
  is_admin: z.boolean().optional(),
  bot: z.boolean().optional(),
  /** A day, `YYYY-MM-DD`. */
  last_activity_on: z.string().nullish(),
});
type Row = z.output<typeof rowSchema>;

const KEYSET: Paging = { by: 'link', sizeParam: 'per_page', size: 100 };
const SIZE = 100;

/** Users of GitLab's own making have names by which it knows them (https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects). */
const BOT_NAME =
  /^(?:(?:project|group)_\d+_bot(?:_\w+)?|service_account_\w+|ghost|support-bot|alert-bot|GitLabDuo)$/;

/** Everybody with an account; on GitLab.com, which belongs to many companies, the members of the groups. */
export const accounts = defineAccounts<Row, GitlabSettings>({
  schema: rowSchema,
  list: context =>
    context.settings.membership ? listMembers(context) : listUsers(context),
  id: row => String(row.id),
  toAccount,
  lastSignIn: row => row.last_activity_on,
});

function listUsers({ api, resumeAt }: ReadContext): AsyncIterable<ListPage> {
  return api.pages('/users', KEYSET, {
    query: { pagination: 'keyset', order_by: 'id', sort: 'asc' },
    from: resumeAt,
  });
}

const groupsSchema = z.object({ id: z.number() });
const memberSchema = z.looseObject({ id: z.unknown() });

/** A member of two groups is listed once. Where the members of one are not shown, nobody is proven gone. */
async function* listMembers({ api }: ReadContext): AsyncIterable<ListPage> {
  const seen = new Set<unknown>();
  let complete = true;
  for (const { id } of await readGroups(api)) {
    const path = `/groups/${id}/members`;
    const members = await findAll(api, path, memberSchema);
    complete &&= members !== undefined;
    const rows = (members ?? []).filter(member => !seen.has(member.id));
    rows.forEach(member => seen.add(member.id));
    yield { rows, last: false };
  }
  yield { rows: [], last: complete };
}

/** Of the token's own groups, at every depth. */
async function readGroups(api: ReadContext['api']) {
  const groups: z.output<typeof groupsSchema>[] = [];
  const query = { all_available: false, order_by: 'id', per_page: SIZE };
  for (let page = 1; ; page++) {
    const rows = await api.get('/groups', z.array(groupsSchema), {
      query: { ...query, page },
    });
    groups.push(...rows);
    if (rows.length < SIZE) return groups;
  }
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const { host } = new URL(api.baseUrl);
  const url = `${api.baseUrl}/${segment(row.username)}`;
  return {
    username: row.username,
    name: row.name,
    email: row.email ?? undefined,
    emailVerified:
      row.confirmed_at === undefined ? undefined : row.confirmed_at !== null,
    state: stateOf(row),
    kind: row.bot || BOT_NAME.test(row.username) ? 'bot' : 'person',
    admin: row.is_admin,
    createdAt: row.created_at ?? undefined,
    // As Backstage's GitLab provider writes them.
    annotations: {
      [`${host}/user-id`]: [String(row.id)],
      [`${host}/user-login`]: [url],
    },
    url,
  };
}

/** `ldap_blocked`, `banned` and `blocked_pending_approval` let nobody in either. */
function stateOf({ state }: Row): Account['state'] {
  return state === 'active' || state === 'deactivated' ? state : 'blocked';
}
