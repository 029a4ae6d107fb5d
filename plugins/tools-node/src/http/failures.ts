import type {
  SyncErrorKind,
  TakenOver,
} from '@strata/backstage-plugin-tools-common';
import { ConnectorError } from '../define/errors';
import { parseRetryAfter } from './retry';

/** Who is spoken to, for sentences that a person reads. */
export interface Speaker {
  /** For example `GitLab main`. */
  name: string;
  /** For example `tools.gitlab.main`. */
  configKey: string;
  takenOver?: TakenOver;
  /** Where the credential for changes stands, below `configKey`. */
  writeKey: string;
  /** Least privileges of the read credential. */
  permissions: string[];
}

/** Where in the configuration a person has to look; another plugin's where it is taken over. */
function placeOf(
  { configKey, takenOver, writeKey }: Speaker,
  key?: string,
): string {
  const elsewhere =
    takenOver?.part === 'instance' ? key !== writeKey : key === 'token';
  if (takenOver && elsewhere) return takenOver.from;
  return key ? `${configKey}.${key}` : configKey;
}

export interface Call {
  method: string;
  /** Path without the query, which may hold names that are not for everybody. */
  path: string;
  write: boolean;
}

/** The typed error for a status that the caller did not declare as an answer. */
export function errorForStatus(
  who: Speaker,
  call: Call,
  response: { status: number; headers: Headers; reason?: string },
  now: number,
): ConnectorError {
  const { status } = response;
  const where = `${call.method} ${call.path}`;
  if (status === 401) return refused(who, call);
  if (status === 403) return forbidden(who, call, where);
  const retryAfterMs = parseRetryAfter(
    response.headers.get('retry-after'),
    now,
  );
  if (status === 429) {
    return new ConnectorError(
      'rateLimited',
      `${who.name} limits the number of requests (429).`,
      {
        remedy: `Strata waits and goes on by itself; if it lasts, raise \`${who.configKey}.everyMinutes\` or the limit in the tool.`,
        retryAfterMs,
      },
    );
  }
  if (status >= 500 || status === 408) {
    return new ConnectorError(
      'unavailable',
      `${who.name} answered ${where} with an error of its own (${status}).`,
      {
        remedy: `Look at the tool itself; Strata tries again by itself and keeps what it has.`,
        retryAfterMs,
      },
    );
  }
  if (call.write && [400, 409, 422].includes(status)) {
    return rejected(who, where, status, response.reason);
  }
  return unexpected(who, where, status, response.headers);
}

function rejected(
  who: Speaker,
  where: string,
  status: number,
  reason = 'it gave no reason',
): ConnectorError {
  return new ConnectorError(
    'contract',
    `${who.name} refused ${where} (${status}): ${reason}.`,
    { remedy: 'Change what was asked for as the tool says, and try again.' },
  );
}

function refused(who: Speaker, call: Call): ConnectorError {
  const key = call.write ? who.writeKey : 'token';
  return new ConnectorError(
    'auth',
    `${who.name} refused the ${call.write ? 'write token' : 'token'} (401).`,
    {
      remedy: `Put a valid ${tokenWith(who, call)} in \`${placeOf(
        who,
        key,
      )}\`.`,
    },
  );
}

function forbidden(who: Speaker, call: Call, where: string): ConnectorError {
  const key = call.write ? who.writeKey : 'token';
  return new ConnectorError(
    'forbidden',
    `${who.name} does not let this token do ${where} (403).`,
    {
      remedy: `Give the token in \`${placeOf(who, key)}\` what it lacks${
        call.write ? '' : `: ${who.permissions.join(', ')}`
      }.`,
    },
  );
}

function tokenWith(who: Speaker, call: Call): string {
  return call.write || !who.permissions.length
    ? 'token'
    : `token with ${who.permissions.join(', ')}`;
}

function unexpected(
  who: Speaker,
  where: string,
  status: number,
  headers: Headers,
): ConnectorError {
  const location = headers.get('location');
  const detail = location ? ` and a redirect to ${originOf(location)}` : '';
  return new ConnectorError(
    'contract',
    `${who.name} answered ${where} with ${status}${detail}.`,
    {
      remedy: `Check that \`${placeOf(
        who,
        'baseUrl',
      )}\` is the tool's own address and that its version is supported.`,
    },
  );
}

function originOf(location: string): string {
  try {
    return new URL(location).origin;
  } catch {
    return 'another page';
  }
}

/** The typed error for a request that got no whole answer. */
export function errorForFailure(who: Speaker, cause: unknown): ConnectorError {
  const { name, cause: inner } = (cause ?? {}) as {
    name?: string;
    cause?: { code?: string };
  };
  const code = inner?.code;
  const what =
    name === 'TimeoutError'
      ? 'took too long to answer'
      : `could not be reached${code ? ` (${code})` : ''}`;
  return new ConnectorError('unavailable', `${who.name} ${what}.`, {
    remedy: `Check that the tool runs and that this server can reach \`${placeOf(
      who,
      'baseUrl',
    )}\`.`,
    cause,
  });
}

/** What ended with a run's own time is a tool that took too long. */
export function explainTimeout(
  who: Speaker,
  signal: AbortSignal,
  error: unknown,
): unknown {
  const late = signal.aborted && error === signal.reason;
  return late ? errorForFailure(who, error) : error;
}

/** The typed error where the connector knows the kind, with the tool's own `reason`. */
export function errorForKind(
  who: Speaker,
  kind: SyncErrorKind,
  reason: string,
  more: { cause?: unknown; retryAfterMs?: number } = {},
): ConnectorError {
  const read = { method: 'connect', path: '', write: false };
  const remedies: Record<SyncErrorKind, string> = {
    config: `Correct \`${placeOf(who)}\`.`,
    auth: `Put a valid ${tokenWith(who, read)} in \`${placeOf(
      who,
      'token',
    )}\`.`,
    forbidden: `Give the account in \`${placeOf(
      who,
    )}\` what it lacks: ${who.permissions.join(', ')}.`,
    rateLimited: 'Strata waits and goes on by itself.',
    unavailable: `Check that the tool runs and that this server can reach \`${placeOf(
      who,
      'baseUrl',
    )}\`.`,
    contract: `Check that \`${placeOf(
      who,
      'baseUrl',
    )}\` leads to the tool and that its version is supported.`,
  };
  const words: Record<SyncErrorKind, string> = {
    config: 'cannot be used as configured',
    auth: 'refused the credential',
    forbidden: 'does not let this account read that',
    rateLimited: 'limits the number of requests',
    unavailable: 'could not be reached',
    contract: 'answered with something unexpected',
  };
  return new ConnectorError(
    kind,
    `${who.name} ${words[kind]}: ${reason.replace(/\.+$/, '')}.`,
    {
      ...more,
      remedy: remedies[kind],
    },
  );
}

/** The typed error for an answer that is not what the tool's API promises. */
export function contractError(
  who: Speaker,
  call: Call,
  problem: string,
): ConnectorError {
  return new ConnectorError(
    'contract',
    `${who.name} answered ${call.method} ${call.path} with ${problem}.`,
    {
      remedy: `Check that \`${placeOf(
        who,
        'baseUrl',
      )}\` leads to the tool's API and not to a login page or a proxy, and that its version is supported.`,
    },
  );
}
