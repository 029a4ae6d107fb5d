import type { SessionAuth } from '../define/auth';
import { ConnectorError } from '../define/errors';
import type { Credential } from './auth';

type Login = Parameters<SessionAuth['login']>[0];

/** Signs in once for all requests of a run, and again when the tool has ended the session. */
export class Sessions {
  private readonly open = new Map<string, Promise<Record<string, string>>>();

  constructor(private readonly request: Login) {}

  async call<T>(
    method: SessionAuth,
    credential: Credential,
    send: (headers: Record<string, string>) => Promise<T>,
  ): Promise<T> {
    const headers = this.headers(method, credential);
    try {
      return await send(await headers);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'auth') {
        throw error;
      }
      const key = keyOf(credential);
      const ended = this.open.get(key) === headers;
      if (ended) this.open.delete(key);
      return send(await this.headers(method, credential));
    }
  }

  private headers(method: SessionAuth, credential: Credential) {
    const key = keyOf(credential);
    let headers = this.open.get(key);
    if (!headers) {
      headers = method.login(this.request, {
        username: credential.username!,
        password: credential.token!,
      });
      this.open.set(key, headers);
    }
    return headers;
  }
}

function keyOf({ username, token }: Credential): string {
  return JSON.stringify([username, token]);
}
