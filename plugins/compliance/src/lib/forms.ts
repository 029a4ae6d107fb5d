import { isHttpUrl } from './links';
import { isoDay } from './time';

/** Shorter reasons do not help an auditor. The texts of the forms name the same numbers. */
const MIN_REASON_LENGTH = 10;
/** A waiver is a loan: after a year it has to be argued again. */
export const MAX_WAIVER_DAYS = 365;

export type FormProblem = 'tooShort' | 'notHttp' | 'noDate' | 'past' | 'tooFar';

type Problems<K extends string> = { [key in K]?: FormProblem };

export function validateAttestation(form: {
  note: string;
  url: string;
}): Problems<'note' | 'url'> {
  const url = form.url.trim();
  return {
    note: tooShort(form.note),
    url: url && !isHttpUrl(url) ? 'notHttp' : undefined,
  };
}

export function validateWaiver(form: {
  reason: string;
  expiresOn: string;
}): Problems<'reason' | 'expiresOn'> {
  return {
    reason: tooShort(form.reason),
    expiresOn: badExpiry(form.expiresOn),
  };
}

function tooShort(text: string): FormProblem | undefined {
  return text.trim().length < MIN_REASON_LENGTH ? 'tooShort' : undefined;
}

// Days in ISO form sort as texts.
function badExpiry(day: string): FormProblem | undefined {
  if (!day) return 'noDate';
  if (day <= isoDay(0)) return 'past';
  return day > isoDay(MAX_WAIVER_DAYS) ? 'tooFar' : undefined;
}
