import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import { isNetworkError } from '../shared/network';
import { UnexpectedAnswerError } from './answers';

/** By name, of all services (https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html). */
const KINDS: [RegExp, SyncErrorKind][] = [
  [
    /^(InvalidClientTokenId|SignatureDoesNotMatch|InvalidSignature|UnrecognizedClient|IncompleteSignature|MissingAuthenticationToken|AuthFailure|ExpiredToken|RequestExpired|RequestTimeTooSkewed|InvalidAccessKeyId|CredentialsProvider)/,
    'auth',
  ],
  [/^(AccessDenied|Unauthorized|OptInRequired|NotAuthorized)/, 'forbidden'],
  [
    /^(Throttl|RequestLimitExceeded|TooManyRequests|PriorRequestNotComplete|SlowDown)/,
    'rateLimited',
  ],
  [/^(Timeout|RequestTimeout|ServiceUnavailable|Internal)/, 'unavailable'],
];

/** What an answer without a known name means. */
const KINDS_OF_STATUS: Record<number, SyncErrorKind> = {
  401: 'auth',
  403: 'forbidden',
  408: 'unavailable',
  429: 'rateLimited',
};

/** What the libraries add to an error. */
interface ServiceError {
  name?: string;
  $metadata?: {
    httpStatusCode?: number;
    clockSkewCorrected?: boolean;
    /** Set for whatever goes wrong once a request is on its way. */
    attempts?: number;
  };
  $response?: { statusCode?: number; headers?: Record<string, string> };
}

export function errorKind(error: unknown): SyncErrorKind | undefined {
  if (isNetworkError(error)) return 'unavailable';
  if (error instanceof UnexpectedAnswerError) return 'contract';
  const {
    name = '',
    $metadata: answer,
    $response,
  } = (error ?? {}) as ServiceError;
  // From now on the library signs with the time that the answer told.
  if (answer?.clockSkewCorrected) return 'unavailable';
  const known = KINDS.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  const status = answer?.httpStatusCode ?? $response?.statusCode;
  if (status === undefined) return answer?.attempts ? 'unavailable' : undefined;
  const other = status >= 500 ? 'unavailable' : 'contract';
  return KINDS_OF_STATUS[status] ?? other;
}

export function retryAfter(error: unknown): string | undefined {
  return (error as ServiceError)?.$response?.headers?.['retry-after'];
}
