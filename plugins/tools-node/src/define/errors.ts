import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';

/**
 * What went wrong with a tool, in one of six kinds. The kind decides whether to retry,
 * how loud to log, what the Syncs page says and that nothing is removed.
 */
export class ConnectorError extends Error {
  readonly kind: SyncErrorKind;
  /** What a person can do about it, in one sentence. */
  readonly remedy: string;
  /** Milliseconds to wait as the tool asked for, with `rateLimited`. */
  readonly retryAfterMs?: number;

  constructor(
    kind: SyncErrorKind,
    message: string,
    options: { remedy: string; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'ConnectorError';
    this.kind = kind;
    this.remedy = options.remedy;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return this.kind === 'rateLimited' || this.kind === 'unavailable';
  }
}
