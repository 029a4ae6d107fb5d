import type { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { query } from './api';
import type { Settings } from './settings';

type Access = z.output<typeof storeAccess.schema>;

/** Fixed ids: https://developer.hashicorp.com/consul/docs/security/acl/tokens */
const ANONYMOUS_TOKEN = '00000000-0000-0000-0000-000000000002';
const ALL_RIGHTS = '00000000-0000-0000-0000-000000000001';

const grantsSchema = z.object({
  Policies: z.array(z.object({ ID: z.string() })).nullish(),
  Roles: z.array(z.unknown()).nullish(),
});

/** Who may do what without a token, and how many tokens may do everything. */
export async function readAccess(
  context: ReadContext<Settings>,
): Promise<Access> {
  const { headers } = await context.api.request('GET', '/catalog/services', {
    query: query(context),
  });
  // `allow` where ACLs are off too.
  const policy = headers.get('x-consul-default-acl-policy');
  const transport = await readTransport(context);
  if (!policy) return transport;
  const denies = policy === 'deny';
  const closed = transport.tls === 'required' && transport.clientCertificates;
  const tokens: Access = denies
    ? await readTokens(context)
    : { anonymous: closed === undefined ? undefined : 'write' };
  return {
    authentication: denies || closed,
    authorization: denies,
    ...tokens,
    ...(closed && { anonymous: 'nothing' as const }),
    ...transport,
  };
}

/** Nothing where the token lacks the right `acl:read`. */
async function readTokens(context: ReadContext<Settings>): Promise<Access> {
  const { api } = context;
  const options = { query: query(context), allow: [403] };
  const [tokens, anonymous] = await Promise.all([
    api.find('/acl/tokens', z.array(grantsSchema), options),
    api.find(`/acl/token/${ANONYMOUS_TOKEN}`, grantsSchema, options),
  ]);
  if (!tokens || !anonymous) return {};
  const administrators = tokens.filter(({ Policies }) =>
    Policies?.some(({ ID }) => ID === ALL_RIGHTS),
  ).length;
  return { administrators, anonymous: await rightsOf(anonymous, context) };
}

async function rightsOf(
  { Policies, Roles }: z.output<typeof grantsSchema>,
  context: ReadContext<Settings>,
): Promise<Access['anonymous']> {
  const policies = await Promise.all(
    (Policies ?? []).map(({ ID }) =>
      context.api.get(
        `/acl/policy/${encodeURIComponent(ID)}`,
        z.object({ Rules: z.string() }),
        { query: query(context) },
      ),
    ),
  );
  const rules = policies.map(({ Rules }) => Rules).join('\n');
  if (/"write"/.test(rules)) return 'write';
  // What roles grant is not looked up.
  if (Roles?.length) return undefined;
  return /"(read|list)"/.test(rules) ? 'read' : 'nothing';
}

const agentSchema = z.object({
  DebugConfig: z
    .object({
      HTTPAddrs: z.array(z.string()).nullish(),
      HTTPSAddrs: z.array(z.string()).nullish(),
      /** Since 1.12. */
      TLS: z
        .object({ HTTPS: z.object({ VerifyIncoming: z.boolean() }) })
        .optional(),
      /** Before 1.12; either asks clients of the HTTPS port for a certificate. */
      VerifyIncoming: z.boolean().optional(),
      VerifyIncomingHTTPS: z.boolean().optional(),
    })
    .optional(),
});
type Config = NonNullable<z.output<typeof agentSchema>['DebugConfig']>;

/** As the agent in `baseUrl` is configured; nothing without the right `agent:read`. */
async function readTransport({ api }: ReadContext): Promise<Access> {
  const agent = await api.find('/agent/self', agentSchema, { allow: [403] });
  const config = agent?.DebugConfig;
  if (!config) return {};
  const encrypted = Boolean(config.HTTPSAddrs?.length);
  const offered = encrypted ? 'offered' : 'off';
  const plain = encrypted
    ? config.HTTPAddrs?.some(isReachable)
    : config.HTTPAddrs?.length;
  return {
    tls: plain ? offered : 'required',
    clientCertificates: encrypted && asksForCertificate(config),
  };
}

/** Loopback addresses and sockets of the machine itself carry nothing over a network. */
function isReachable(address: string): boolean {
  return !/^(unix:|tcp:\/\/(127\.|\[::1\]))/.test(address);
}

/** `undefined` where the agent names no such setting. */
function asksForCertificate(config: Config): boolean | undefined {
  if (config.TLS) return config.TLS.HTTPS.VerifyIncoming;
  const { VerifyIncoming, VerifyIncomingHTTPS } = config;
  return VerifyIncoming || VerifyIncomingHTTPS;
}
