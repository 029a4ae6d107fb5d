import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const MAX_WAIVER_DAYS = 366;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** A full entity ref in its canonical form. */
export function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new InputError(
      `"${text}" is not an entity ref; write it like component:default/checkout-api`,
    );
  }
}

/** Text that says something. */
export function readText(field: string, text: string): string {
  const trimmed = text.trim();
  if (!trimmed) throw new InputError(`${field} must not be empty`);
  return trimmed;
}

/** The end of a waiver: a whole day holds until it is over, in UTC. */
export function readExpiry(text: string, now: Date): Date {
  const expiry = new Date(DAY_ONLY.test(text) ? `${text}T23:59:59.999Z` : text);
  if (Number.isNaN(expiry.getTime())) {
    throw new InputError(
      `expiresAt "${text}" is not a date; write it like 2027-03-31`,
    );
  }
  if (expiry <= now) throw new InputError('expiresAt lies in the past');
  if (expiry.getTime() - now.getTime() > MAX_WAIVER_DAYS * DAY_MS) {
    throw new InputError(
      'expiresAt is more than one year away; request a shorter waiver and renew it',
    );
  }
  return expiry;
}

/** An address that is safe to show as a link. */
export function readWebAddress(field: string, text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new InputError(`${field} must be an http or https address`);
  }
  return text;
}
