import type { SessionAuth } from '../define/request';
import { ConnectorError } from '../define/errors';
import type { Credential } from './auth';

type Login = Parameters<SessionAuth['login']>[0];

/** Signs in once for all requests of a run, and again when the tool has ended the session. */
export class Sessions {
  private readonly open = new Map<string, Promise<Record<string, string>>>();

  constructor(
    private readonly request: Login,
    private readonly refused: () => ConnectorError,
  ) {}

  async call<T>(
    method: SessionAuth,
    credential: Credential,
    send: (headers: Record<string, string>) => Promise<T>,
  ): Promise<T> {
    const headers = this.headers(method, credential);
    const session = await headers;
    try {
      return await send(session);
    } catch (error) {
      if (!isRefusal(error)) throw error;
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
      headers = this.signIn(method, credential);
      this.open.set(key, headers);
      // A refused password is not tried again: tools lock accounts.
      headers.catch(error => {
        if (!isRefusal(error)) this.open.delete(key);
      });
    }
    return headers;
  }

  private async signIn(
    method: SessionAuth,
    { username, token }: Credential,
  ): Promise<Record<string, string>> {
    const headers = await method.login(this.request, {
      username: username!,
      password: token!,
    });
    if (!headers) throw this.refused();
    return headers;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ConnectorError && error.kind === 'auth';
}

function keyOf({ username, token }: Credential): string {
  return JSON.stringify([username, token]);
}
