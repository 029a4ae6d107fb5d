import type { ClientDefinition } from '../define/client';
import { ConnectorError } from '../define/errors';
import { secretsOf } from '../http/client';
import { errorForFailure, errorForKind, type Speaker } from '../http/failures';
import type { CallBudget } from '../http/budget';
import type { Gate } from '../http/gate';
import { redact } from '../http/reason';
import { parseRetryAfter, withRetries, type RetryPolicy } from '../http/retry';
import { speakerFor } from '../http/speaker';
import type { ConnectorInstance } from '../instance';

/** The connections of one run to a tool that does not speak HTTP. */
export class Clients {
  private readonly who: Speaker;
  private readonly open = new Map<ClientDefinition<any>, Promise<any>>();

  constructor(
    private readonly options: {
      instance: ConnectorInstance;
      gate: Gate;
      budget: CallBudget;
      policy: RetryPolicy;
      signal: AbortSignal;
      timeoutMs: number;
    },
  ) {
    this.who = speakerFor(options.instance);
  }

  async use<T, R>(
    definition: ClientDefinition<T>,
    call: (client: T) => Promise<R>,
  ): Promise<R> {
    const attempt = () =>
      this.options.gate.run(async () => {
        this.options.signal.throwIfAborted();
        const client = await this.connect(definition);
        this.options.budget.spend();
        return this.guarded(definition, () => call(client));
      });
    const { policy, signal } = this.options;
    return withRetries(attempt, {
      policy,
      signal,
      mayRetry: () => definition.repeatable ?? false,
    });
  }

  async close(): Promise<void> {
    for (const [definition, opening] of this.open) {
      try {
        await definition.close(await opening);
      } catch {
        // What never opened, or broke, needs no closing.
      }
    }
    this.open.clear();
  }

  private connect<T>(definition: ClientDefinition<T>): Promise<T> {
    const before = this.open.get(definition);
    if (before) return before;
    const { instance, timeoutMs } = this.options;
    const { baseUrl, username, token, tls } = instance.config;
    this.options.budget.spend();
    const target = {
      url: new URL(baseUrl),
      username,
      password: token,
      tls,
      settings: instance.settings,
      timeoutMs,
    };
    const client = definition.open(target);
    const opening = this.guarded(definition, () => client);
    this.open.set(definition, opening);
    opening.catch(() => {
      this.open.delete(definition);
      // One that opened too late must not stay open.
      client.then(late => definition.close(late)).catch(() => {});
    });
    return opening;
  }

  /** Bounds the time of a call and puts its error into words. */
  private async guarded<T>(
    definition: ClientDefinition<any>,
    call: () => Promise<T>,
  ): Promise<T> {
    const { signal, timeoutMs } = this.options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const ended = AbortSignal.any([signal, timeout]);
    let stop: () => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(ended.reason);
      ended.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([call(), stopped]);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw this.explain(definition, error);
    } finally {
      ended.removeEventListener('abort', stop);
    }
  }

  private explain(definition: ClientDefinition<any>, error: unknown) {
    if (error instanceof ConnectorError) return error;
    if ((error as Error)?.name === 'TimeoutError') {
      return errorForFailure(this.who, error);
    }
    const kind = definition.errorKind(error);
    if (!kind) return error;
    const text = error instanceof Error ? error.message : String(error);
    const reason = redact(text, secretsOf(this.options.instance));
    const retryAfter = definition.retryAfter?.(error) ?? null;
    return errorForKind(this.who, kind, reason, {
      cause: error,
      retryAfterMs: parseRetryAfter(retryAfter, Date.now()),
    });
  }
}
