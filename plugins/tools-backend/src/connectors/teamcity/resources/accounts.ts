import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  isAdministrator,
  listUsers,
  MEMBERSHIP,
  membershipSchema,
  readGroups,
} from '../users';

const userSchema = membershipSchema.extend({
  username: z.string().min(1),
  name: z.string().optional(),
  /** From here on absent where the account may not see the profiles of others. */
  email: z.string().optional(),
  /** `20240131T093000+0000` */
  lastLogin: z.string().optional(),
});

const rowSchema = userSchema.extend({
  /** Absent where roles are not shown. */
  admin: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listAccounts,
  id: row => String(row.id),
  toAccount,
  lastSignIn: row => timeOf(row.lastLogin),
});

async function* listAccounts(context: ReadContext): AsyncIterable<ListPage> {
  const { api, resumeAt } = context;
  const fields = `${MEMBERSHIP},username,name,email,lastLogin`;
  const pages = listUsers(api, fields, resumeAt);
  for await (const page of pages) {
    const groups = await readGroups(context);
    const rows = page.rows.map(raw => {
      const { data } = userSchema.safeParse(raw);
      if (!data) return raw;
      const given = (data.groups?.group ?? []).flatMap(
        ({ key }) => groups?.get(key)?.roles ?? [],
      );
      const roles = [...(data.roles?.role ?? []), ...given];
      const admin = roles.some(isAdministrator);
      return data.roles && groups ? { ...data, admin } : data;
    });
    yield { ...page, rows };
  }
}

/** Nobody can be blocked in TeamCity: who is in the list can sign in. */
function toAccount(row: Row, { api }: ReadContext): Account {
  return {
    username: row.username,
    name: row.name,
    email: row.email,
    state: 'active',
    kind: 'person',
    admin: row.admin,
    url: `${api.baseUrl}/admin/editUser.html?userId=${row.id}`,
  };
}

function timeOf(text: string | undefined): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/.exec(
    text ?? '',
  );
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone, rest] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${rest}`;
}
