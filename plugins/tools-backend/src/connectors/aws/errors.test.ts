import { UnexpectedAnswerError } from './answers';
import { errorKind, retryAfter } from './errors';

const named = (name: string, httpStatusCode?: number, more = {}) =>
  Object.assign(new Error(name), {
    name,
    $metadata: { httpStatusCode, attempts: 1, ...more },
  });

it.each([
  ['expired keys', named('ExpiredToken', 403), 'auth'],
  [
    'expired keys of a younger service',
    named('ExpiredTokenException', 400),
    'auth',
  ],
  ['a status that a proxy gives', named('Unknown', 401), 'auth'],
  ['a missing right', named('AccessDeniedException', 400), 'forbidden'],
  ['too many requests', named('Throttling', 400), 'rateLimited'],
  ['too many requests for a proxy', named('Unknown', 429), 'rateLimited'],
  ['a fault of AWS', named('Unknown', 503), 'unavailable'],
  ['no answer at all', named('TypeError'), 'unavailable'],
  [
    'a clock that is right from now on',
    named('RequestTimeTooSkewed', 403, { clockSkewCorrected: true }),
    'unavailable',
  ],
  ['a clock that stays wrong', named('RequestTimeTooSkewed', 403), 'auth'],
  ['a request that makes no sense', named('ValidationError', 400), 'contract'],
  ['a page of a proxy', new UnexpectedAnswerError('an HTML page'), 'contract'],
  [
    'a fault of Strata',
    new TypeError('undefined is not a function'),
    undefined,
  ],
])('%s', (_, error, kind) => {
  expect(errorKind(error)).toBe(kind);
});

it('finds how long AWS wants to be left alone', () => {
  const error = Object.assign(named('Throttling', 400), {
    $response: { statusCode: 400, headers: { 'retry-after': '30' } },
  });
  expect(retryAfter(error)).toBe('30');
  expect(retryAfter(new Error('none'))).toBeUndefined();
});
