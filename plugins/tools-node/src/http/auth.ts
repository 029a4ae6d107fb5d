import type { InstanceConfig } from '../define/config';
import type { AuthMethod } from '../define/connector';

export type Credential = Pick<
  InstanceConfig,
  'token' | 'username' | 'writeToken' | 'writeUsername'
>;

/** The first declared method whose values are configured; `undefined` when none is. */
export function pickAuth(
  methods: readonly AuthMethod[],
  config: Credential,
): AuthMethod | undefined {
  return methods.find(method => {
    if (method === 'none') return true;
    if (method === 'basic') return Boolean(config.username && config.token);
    return Boolean(config.token);
  });
}

/** Headers that carry the credential; `write` takes the separate write credential. */
export function authHeaders(
  methods: readonly AuthMethod[],
  config: Credential,
  write: boolean,
): Record<string, string> {
  const credential: Credential = write
    ? {
        token: config.writeToken,
        username: config.writeUsername ?? config.username,
      }
    : config;
  const method = pickAuth(methods, credential);
  if (!method || method === 'none') return {};
  const token = credential.token!;
  if (method === 'bearer') return { Authorization: `Bearer ${token}` };
  if (method === 'basic') {
    const pair = Buffer.from(`${credential.username}:${token}`, 'utf8');
    return { Authorization: `Basic ${pair.toString('base64')}` };
  }
  return { [method.header]: token };
}
