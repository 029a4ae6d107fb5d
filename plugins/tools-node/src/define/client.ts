import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';

/**
 * How to open a connection to a tool that does not speak HTTP. The engine opens it when the run
 * first needs it, keeps it for the run and closes it afterwards.
 */
export interface ClientDefinition<T = unknown, C = any> {
  /** Opens and proves the connection; may reject with any error. */
  open(target: ClientTarget<C>): Promise<T>;
  close(client: T): Promise<void> | void;
  /** What an error of the client means; `undefined` where it is a fault of Strata itself. */
  errorKind(error: unknown): SyncErrorKind | undefined;
  /**
   * Set where each call is a request of its own, as over HTTP: one that may succeed later is then
   * made again as those of `api` are. Connections with a state of their own are better opened anew.
   */
  repeatable?: boolean;
  /** The `Retry-After` that came with an error. */
  retryAfter?(error: unknown): string | undefined;
}

export interface ClientTarget<C = unknown> {
  /** The instance's `baseUrl`. */
  url: URL;
  username?: string;
  /** The instance's `token`. */
  password?: string;
  /** PEM texts. */
  tls?: { ca?: string; cert?: string; key?: string };
  /** The connector's own keys of the instance, for example further servers. */
  settings: C;
  /** Milliseconds that opening, and each call, may take. */
  timeoutMs: number;
}
