import type { Evidence } from '@strata/backstage-plugin-compliance-common';
import type { Finding, Observed } from './check';

/** The good answer. */
export function pass(message: string, evidence: Evidence[] = []): Finding {
  return { outcome: 'pass', message, evidence };
}

/** The bad answer: something has to be done. */
export function fail(message: string, evidence: Evidence[] = []): Finding {
  return { outcome: 'fail', message, evidence };
}

/** The question cannot be answered; the reason says what is lacking. */
export function unknown(reason: string, evidence: Evidence[] = []): Finding {
  return { outcome: 'unknown', message: reason, evidence };
}

/** The question does not arise for this subject; the reason says why. */
export function notApplicable(
  reason: string,
  evidence: Evidence[] = [],
): Finding {
  return { outcome: 'notApplicable', message: reason, evidence };
}

/** Stands for the title of a restricted thing. */
export const RESTRICTED_TITLE = 'An item that not everybody may see';

/**
 * An observed value as evidence, in one line that names the thing it was seen on. Results are
 * shown to everybody, so a restricted thing is neither named nor described nor linked.
 */
export function evidenceOf(seen: Observed<unknown>, text: string): Evidence {
  const { restricted, url } = seen;
  return {
    text: restricted ? RESTRICTED_TITLE : `${seen.itemTitle}: ${text}`,
    source: seen.source,
    ...(url && !restricted ? { url } : {}),
    observedAt: seen.observedAt,
  };
}

/** A question that every observed value has to answer with yes. */
export interface ValueRule<T> {
  holds(value: T): boolean;
  /** The value in a few words, for the evidence. */
  describe(value: T): string;
  /** Message when it holds for all. */
  passed: string;
  /** Message when it does not hold for at least one. */
  failed: string;
}

/** Passes when a rule holds for every value; the evidence of a failure is what broke it. */
export function everyValue<T>(
  values: readonly Observed<T>[],
  rule: ValueRule<T>,
): Finding {
  const toEvidence = (seen: Observed<T>) =>
    evidenceOf(seen, rule.describe(seen.value));
  const broken = values.filter(seen => !rule.holds(seen.value));
  return broken.length === 0
    ? pass(rule.passed, values.map(toEvidence))
    : fail(rule.failed, broken.map(toEvidence));
}

/** The same of a question that a tool may leave open. */
export interface OpenValueRule<T> extends Omit<ValueRule<T>, 'holds'> {
  /** `undefined` where the value does not tell. */
  holds(value: T): boolean | undefined;
  /** Why it is unknown where a value does not tell. */
  notShown: string;
}

/** Like `everyValue`, but unknown where no value breaks the rule and one does not tell. */
export function everyKnownValue<T>(
  values: readonly Observed<T>[],
  rule: OpenValueRule<T>,
): Finding {
  const open = values.filter(({ value }) => rule.holds(value) === undefined);
  const finding = everyValue(values, {
    ...rule,
    holds: value => rule.holds(value) !== false,
  });
  return finding.outcome === 'fail' || open.length === 0
    ? finding
    : unknown(
        rule.notShown,
        open.map(seen => evidenceOf(seen, rule.describe(seen.value))),
      );
}
