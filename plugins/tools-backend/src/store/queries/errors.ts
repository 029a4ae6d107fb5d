import type { SyncState } from '@strata/backstage-plugin-tools-common';

/** Errors whose message names the tool and nothing in it. */
const PLAIN_ERRORS = ['auth', 'rateLimited'];

/** The error for somebody who may not see everything that its message may name. */
export function plainError(
  error: NonNullable<SyncState['error']>,
): NonNullable<SyncState['error']> {
  return PLAIN_ERRORS.includes(error.kind)
    ? error
    : { ...error, message: 'The details may name what you may not see.' };
}
