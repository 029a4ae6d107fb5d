import { ResponseError } from '@backstage/errors';

export function isNotFound(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}
