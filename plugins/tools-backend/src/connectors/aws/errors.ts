import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import { isNetworkError } from '../shared/network';

/** By name, of all four services (https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html). */
const KINDS: [RegExp, SyncErrorKind][] = [
  [
    /^(InvalidClientTokenId|SignatureDoesNotMatch|InvalidSignature|UnrecognizedClient|IncompleteSignature|MissingAuthenticationToken|AuthFailure|ExpiredToken|InvalidAccessKeyId|CredentialsProvider)/,
    'auth',
  ],
  [/^(AccessDenied|Unauthorized|OptInRequired|NotAuthorized)/, 'forbidden'],
  [
    /^(Throttl|RequestLimitExceeded|TooManyRequests|PriorRequestNotComplete|SlowDown)/,
    'rateLimited',
  ],
  [/^(Timeout|RequestTimeout|ServiceUnavailable|Internal)/, 'unavailable'],
];

export function errorKind(error: unknown): SyncErrorKind | undefined {
  if (isNetworkError(error)) return 'unavailable';
  const { name = '', $metadata: answer } = (error ?? {}) as {
    name?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const known = KINDS.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  const status = answer?.httpStatusCode;
  if (status === undefined) return undefined;
  return status >= 500 ? 'unavailable' : 'contract';
}
