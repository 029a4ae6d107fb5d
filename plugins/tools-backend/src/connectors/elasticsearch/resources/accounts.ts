import {
  defineAccounts,
  type Account,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { idFromName } from '../../shared/ids';
import { readDialect, type Dialect } from '../dialect';

/** May do everything, in either product. */
const ADMINISTRATORS = new Set(['superuser', 'all_access', 'admin']);

const rowSchema = z.object({
  username: z.string().min(1),
  full_name: z.string().nullish(),
  email: z.string().nullish(),
  /** Absent in OpenSearch, which blocks nobody. */
  enabled: z.boolean().default(true),
  roles: z.array(z.string()).optional(),
  /** In OpenSearch, by which roles are given, and given directly. */
  backend_roles: z.array(z.string()).optional(),
  opendistro_security_roles: z.array(z.string()).optional(),
  /** Of the tool's own making. */
  metadata: z.object({ _reserved: z.boolean().optional() }).optional(),
  reserved: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

function idOf({ username }: Row): string {
  return idFromName(username);
}

const usersSchema = z.record(z.string(), z.unknown());

/** Users that the cluster keeps itself, who sign in to Kibana and OpenSearch Dashboards too. */
export const accounts = defineAccounts<Row>({
  schema: rowSchema,
  list: listUsers,
  mayBeEmpty: async context => (await readDialect(context)).security === false,
  id: idOf,
  toAccount,
});

const PATHS: Record<Dialect['product'], string> = {
  elasticsearch: '/_security/user',
  opensearch: '/_plugins/_security/api/internalusers',
};

const UNDECIDED =
  'Whether users and roles are in force hangs on the licence: set xpack.security.enabled.';

async function* listUsers(context: ReadContext): AsyncIterable<ListPage> {
  const { product, security } = await readDialect(context);
  if (security === false) {
    yield { rows: [], last: true };
    return;
  }
  if (security === undefined) {
    yield { rows: [], last: false, incompleteBecause: UNDECIDED };
    return;
  }
  const users = await context.api.get(PATHS[product], usersSchema);
  const rows = Object.entries(users).map(([username, user]) => ({
    ...(user as object),
    username,
  }));
  yield { rows, last: true };
}

function toAccount(row: Row, { api }: ReadContext): Account {
  const roles = [
    ...(row.roles ?? []),
    ...(row.backend_roles ?? []),
    ...(row.opendistro_security_roles ?? []),
  ];
  return {
    username: row.username,
    name: row.full_name ?? undefined,
    email: row.email ?? undefined,
    state: stateOf(row),
    kind: row.reserved || row.metadata?._reserved ? 'bot' : 'person',
    admin: roles.some(role => ADMINISTRATORS.has(role)),
    url: `${api.baseUrl}/`,
  };
}

function stateOf({ enabled }: Row): Account['state'] {
  return enabled ? 'active' : 'blocked';
}
