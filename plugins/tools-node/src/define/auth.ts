import type { ApiResponse, RequestOptions } from './api';

/** How a request carries the instance's credential. */
export type AuthMethod =
  | 'none'
  /** `Authorization: Bearer <token>` */
  | 'bearer'
  /** `Authorization: Basic <username:token>` */
  | 'basic'
  /** The TLS client certificate in `tls.cert` and `tls.key`. */
  | 'certificate'
  /** `<header>: <prefix><token>` */
  | { header: string; prefix?: string }
  /** A property of the JSON or form body that holds the token. */
  | { body: string }
  /** User name and token (the password) are exchanged for a session. */
  | SessionAuth;

/** For tools that hand out a session for user name and password. */
export interface SessionAuth {
  /**
   * Signs in and returns the headers, or properties of the body, that every request of the run
   * carries from then on. Called again when the tool answers 401 later. `undefined` where the tool
   * refuses the credential with another status.
   */
  login(
    request: (
      path: string,
      body: unknown,
      options?: Pick<RequestOptions, 'content' | 'allow'>,
    ) => Promise<ApiResponse>,
    credential: { username: string; password: string },
  ): Promise<Record<string, string> | undefined>;
  /** Where requests carry what `login` returned. Default `headers`. */
  carry?: 'headers' | 'body';
}
