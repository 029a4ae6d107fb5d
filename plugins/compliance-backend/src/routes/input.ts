import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

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

/** The end of a waiver, at most a year ahead: a whole day holds until it is over, in UTC. */
export function readExpiry(text: string, now: Date): Date {
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  if (!parsed.isValid) {
    throw new InputError(
      `expiresAt "${text}" is not a date; write it like 2027-03-31`,
    );
  }
  const expiry = DAY_ONLY.test(text) ? parsed.endOf('day') : parsed;
  const today = DateTime.fromJSDate(now, { zone: 'utc' });
  if (expiry <= today) throw new InputError('expiresAt lies in the past');
  if (expiry > today.plus({ years: 1 }).endOf('day')) {
    throw new InputError(
      'expiresAt is more than one year away; request a shorter waiver and renew it',
    );
  }
  return expiry.toJSDate();
}

/** A time that is over: a whole day means its end, in UTC; nothing while that day lasts. */
export function readAsOf(
  text: string | undefined,
  now: Date,
): Date | undefined {
  if (text === undefined) return undefined;
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  if (!parsed.isValid) {
    throw new InputError(
      `asOf "${text}" is not a date; write it like 2026-03-31`,
    );
  }
  if (parsed.toJSDate() > now) throw new InputError('asOf lies in the future');
  const time = DAY_ONLY.test(text) ? parsed.endOf('day') : parsed;
  return time.toJSDate() > now ? undefined : time.toJSDate();
}

/** An address that is safe to show as a link. */
export function readWebAddress(field: string, text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new InputError(`${field} must be an http or https address`);
  }
  return text;
}
