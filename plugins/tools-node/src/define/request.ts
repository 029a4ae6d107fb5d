export interface RequestOptions {
  /** An array repeats the parameter: `status=live&status=archived`. */
  query?: Record<
    string,
    string | number | boolean | readonly string[] | undefined
  >;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`: for the few tools that take XML or a form. */
  content?: { type: string; text: string };
  /** Set on a POST that only asks: it is retried as a GET is. */
  reads?: boolean;
  /** Use the instance's `writeToken` instead of its read credential. */
  write?: boolean;
  /**
   * How this request carries the credential, where a tool's versions differ or a request must
   * go without (`none`). Of several, and by default of the connector's, the first whose values
   * are configured.
   */
  auth?: AuthMethod | readonly AuthMethod[];
  /** Bytes after which the answer is cut off; it is refused only beyond the client's own limit. */
  cutAt?: number;
  /** Statuses that are an answer and not an error, for example 404 for "has none". */
  allow?: number[];
  /**
   * The `ETag` of an earlier answer. The request is then conditional, and 304 is an answer:
   * nothing has changed since.
   */
  validator?: string;
}

export interface ApiResponse {
  status: number;
  headers: Headers;
  /** Parsed body; a `contract` error when it is not JSON. */
  json(): unknown;
  text(): string;
  /** Whether the answer was longer than `cutAt`. */
  cut: boolean;
}

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
  | SessionAuth
  /** Every request is signed with a key; the key itself is never sent. */
  | SigningAuth;

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

/** For tools that want every request signed: `username` is the id of the key, `token` its secret. */
export interface SigningAuth {
  /** What the tool calls the key, for the docs: `an access key`. */
  key: string;
  /**
   * Headers that prove who sends the request. Called again for each repetition and each redirect,
   * so that neither time nor address is that of another request.
   */
  sign(
    request: SignableRequest,
    key: { id: string; secret: string },
  ): Record<string, string>;
}

/** A request as it goes out, but for its signature. */
export interface SignableRequest {
  method: string;
  url: URL;
  headers: Headers;
  body?: string;
  /** When it goes out. */
  now: Date;
}
