import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { seesEverybody } from '../everybody';
import { Zabbix } from '../rpc';
import { number } from '../rows';

const SUPER_ADMINISTRATOR = 3;
const MAIL = 0;

/** Whoever does not sign in is this user. */
const GUEST = 'guest';

const userSchema = z.object({
  userid: z.string().min(1),
  name: z.string().optional(),
  surname: z.string().optional(),
  /** In a group that is disabled. */
  users_status: number,
  /** An empty list where the user has none, and cannot sign in. */
  role: z.union([z.object({ type: number }), z.array(z.never())]).optional(),
  /** Before there were roles. */
  type: number.optional(),
  medias: z
    .array(
      z.object({
        mediatypeid: z.string(),
        sendto: z.union([z.string(), z.array(z.string())]),
      }),
    )
    .default([]),
});
const rowSchema = userSchema.extend({
  username: z.string().min(1),
  email: z.string().optional(),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  id: row => row.userid,
  toAccount,
});

const UNPROVEN = {
  last: false,
  incompleteBecause:
    'Zabbix shows all users to super administrators only, and tells who is one since 5.2.',
};

async function* listUsers(context: ReadContext): AsyncIterable<ListPage> {
  const zabbix = await Zabbix.connect(context);
  const { username, roles } = zabbix.dialect;
  const everybody = await seesEverybody(zabbix);
  const mails = await readMailTypes(zabbix);
  const kind = { method: 'user.get', id: 'userid', ids: 'userids', params: {} };
  const details = {
    output: ['userid', username, 'name', 'surname', ...(roles ? [] : ['type'])],
    getAccess: true,
    selectMedias: ['mediatypeid', 'sendto'],
    ...(roles && { selectRole: ['type'] }),
  };
  for await (const page of zabbix.list(kind, details, context.resumeAt)) {
    const rows = page.rows.map(raw => {
      const { data } = userSchema.safeParse(raw);
      if (!data) return raw;
      const name = (raw as Record<string, unknown>)[username];
      return { ...data, username: name, email: mailOf(data, mails) };
    });
    yield everybody ? { ...page, rows } : { ...page, rows, ...UNPROVEN };
  }
}

/** Channels that send mail. */
async function readMailTypes(zabbix: Zabbix): Promise<Set<string>> {
  const channels = await zabbix.find(
    'mediatype.get',
    { output: ['mediatypeid', 'type'] },
    z.array(z.object({ mediatypeid: z.string(), type: number })),
  );
  const mails = channels?.filter(({ type }) => type === MAIL) ?? [];
  return new Set(mails.map(({ mediatypeid }) => mediatypeid));
}

/**
 * Users have no address but those that messages go to; of several, none is theirs for sure. Zabbix
 * takes them as `Name <address>` too.
 */
function mailOf(
  { medias }: z.output<typeof userSchema>,
  mails: Set<string>,
): string | undefined {
  const addresses = medias
    .filter(({ mediatypeid }) => mails.has(mediatypeid))
    .flatMap(({ sendto }) => sendto)
    .map(text => /<([^<>]+)>/.exec(text)?.[1] ?? text.trim());
  const [address, another] = new Set(addresses);
  return another ? undefined : address;
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const name = [row.name, row.surname].filter(Boolean).join(' ');
  return {
    username: row.username,
    name: name || undefined,
    email: row.email,
    // Anybody may be told by mail, also a whole team.
    emailVerified: row.email ? false : undefined,
    state: stateOf(row),
    kind: row.username === GUEST ? 'bot' : 'person',
    admin: typeOf(row) === SUPER_ADMINISTRATOR,
    url: `${api.baseUrl}/zabbix.php?action=user.edit&userid=${row.userid}`,
  };
}

function typeOf({ role, type }: Row): number | undefined {
  return role && !Array.isArray(role) ? role.type : type;
}

function stateOf(row: Row): Account['state'] {
  if (row.users_status !== 0) return 'blocked';
  return Array.isArray(row.role) ? 'deactivated' : 'active';
}
