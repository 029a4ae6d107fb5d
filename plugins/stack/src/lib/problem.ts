import { ResponseError } from '@backstage/errors';

export function isNotFound(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}

/** What the backend said, rather than that it answered with a number. */
export function messageOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
