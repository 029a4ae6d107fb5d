import type { ShownError } from '@strata/backstage-plugin-tools-common';

/** Errors whose message names the tool and nothing in it. */
const PLAIN_ERRORS = ['auth', 'rateLimited'];

/** In place of what somebody may not see. */
export const HIDDEN = 'The details may name what you may not see.';

/** The error for somebody who may not see everything that its message may name. */
export function plainError(error: ShownError): ShownError {
  return PLAIN_ERRORS.includes(error.kind)
    ? error
    : { ...error, message: HIDDEN };
}
