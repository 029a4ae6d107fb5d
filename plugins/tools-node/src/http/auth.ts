import type { InstanceConfig } from '../define/config';
import type {
  AuthMethod,
  SessionAuth,
  SignableRequest,
  SigningAuth,
} from '../define/request';

/** What an instance's configuration holds of credentials, for reading or for changes. */
export interface Credential {
  username?: string;
  token?: string;
  tls?: InstanceConfig['tls'];
}

/** The read credential, or the one for changes: that of an action, else the one for all of them. */
export function credentialOf(
  { tls, token, username, ...config }: InstanceConfig,
  write: boolean,
  action?: string,
): Credential {
  if (!write) return { token, username, tls };
  const own = ownOf(config, action);
  return {
    token: own?.token ?? config.writeToken,
    username: own?.username ?? config.writeUsername ?? username,
    tls,
  };
}

/** Where the credential for changes stands, below the key of the instance. */
export function writeKeyOf(config: InstanceConfig, action?: string): string {
  return ownOf(config, action) ? `actions.${action}.token` : 'writeToken';
}

function ownOf({ actions }: Pick<InstanceConfig, 'actions'>, action?: string) {
  return action === undefined ? undefined : actions[action];
}

/** The first declared method whose values are configured; `undefined` when none is. */
export function pickAuth(
  methods: readonly AuthMethod[],
  credential: Credential,
): AuthMethod | undefined {
  return methods.find(method => {
    if (method === 'none') return true;
    if (method === 'certificate') {
      return Boolean(credential.tls?.cert && credential.tls.key);
    }
    return method === 'basic' || isSession(method) || isSigning(method)
      ? Boolean(credential.username && credential.token)
      : Boolean(credential.token);
  });
}

export function isSession(method: AuthMethod): method is SessionAuth {
  return typeof method === 'object' && 'login' in method;
}

function isSigning(method: AuthMethod): method is SigningAuth {
  return typeof method === 'object' && 'sign' in method;
}

/** What signs each request, where the method does. */
export function signerOf(
  method: AuthMethod | undefined,
  { username, token }: Credential,
): ((request: SignableRequest) => Record<string, string>) | undefined {
  if (!method || !isSigning(method)) return undefined;
  const key = { id: username!, secret: token! };
  return request => method.sign(request, key);
}

/** Headers that carry the credential; none where the body, the connection or a signature does. */
export function authHeaders(
  method: AuthMethod | undefined,
  { username, token }: Credential,
): Record<string, string> {
  if (!token || !method) return {};
  if (method === 'bearer') return { Authorization: `Bearer ${token}` };
  if (method === 'basic') {
    const pair = Buffer.from(`${username}:${token}`, 'utf8');
    return { Authorization: `Basic ${pair.toString('base64')}` };
  }
  return typeof method === 'object' && 'header' in method
    ? { [method.header]: `${method.prefix ?? ''}${token}` }
    : {};
}
