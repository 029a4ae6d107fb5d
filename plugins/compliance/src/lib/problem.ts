import { ResponseError } from '@backstage/errors';

/** Few classes of problems, each with its own remedy. */
export type Problem =
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  | 'input'
  | 'conflict'
  | 'unavailable';

const BY_STATUS: Record<number, Problem> = {
  400: 'input',
  401: 'signIn',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
};

/** Everything that is not an answer of the backend means that it was not reached or is not well. */
export function problemOf(error: Error): Problem {
  if (!(error instanceof ResponseError)) return 'unavailable';
  return BY_STATUS[error.response.status] ?? 'unavailable';
}
