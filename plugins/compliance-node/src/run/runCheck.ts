import type { Evidence } from '@strata/backstage-plugin-compliance-common';
import type { FactType } from '@strata/backstage-plugin-tools-common';
import type {
  CheckDefinition,
  Finding,
  Observed,
  Subject,
} from '../define/check';
import { notApplicable, unknown } from '../define/findings';
import type { FactBook } from './FactBook';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_EVIDENCE = 20;
const MAX_TEXT = 500;

/**
 * Answers one check for one subject. Never throws: whatever keeps the question from being
 * answered becomes an `unknown` with the reason.
 */
export function runCheck(
  check: CheckDefinition<any>,
  subject: Subject,
  book: FactBook,
  context: { now: Date },
): Finding {
  try {
    return tidy(answer(check, subject, book, context));
  } catch (error) {
    return tidy(unknown(`The check itself failed: ${error.message}`));
  }
}

function answer(
  check: CheckDefinition<any>,
  subject: Subject,
  book: FactBook,
  context: { now: Date },
): Finding {
  const inapplicable = check.inapplicable?.(subject);
  if (inapplicable) return notApplicable(inapplicable);
  const facts: Record<string, Observed<unknown>[]> = {};
  for (const [name, type] of Object.entries<FactType>(check.facts)) {
    const looked = lookUp(check, type, subject, book, context.now);
    if ('outcome' in looked) return looked;
    facts[name] = looked.values;
  }
  return check.evaluate(facts, subject, context);
}

function lookUp(
  check: CheckDefinition<any>,
  type: FactType,
  subject: Subject,
  book: FactBook,
  now: Date,
): Finding | { values: Observed<unknown>[] } {
  const entry = book.get(type.id);
  if (!entry) return unknown(`Nothing that is set up shows ${type.title}.`);
  if (entry.unavailable) {
    return entry.notSetUp && check.onlyWhereShown
      ? notApplicable(entry.unavailable)
      : unknown(entry.unavailable);
  }
  const values = entry.values.get(subject.ref) ?? [];
  if (values.length === 0) {
    return entry.complete
      ? missing(check, type, subject)
      : unknown(`No tool that shows ${type.title} was read completely yet.`);
  }
  const oldest = now.getTime() - entry.maxAgeDays * DAY_MS;
  const stale = values.find(seen => Date.parse(seen.observedAt) < oldest);
  if (stale) return unknown(staleReason(stale, entry.maxAgeDays));
  return parse(type, values);
}

function missing(
  check: CheckDefinition<any>,
  type: FactType,
  subject: Subject,
): Finding {
  const message =
    check.missingMessage ??
    `Nothing linked to ${subject.title} shows ${type.title}.`;
  const outcome =
    typeof check.missing === 'function'
      ? check.missing(subject)
      : check.missing;
  return { outcome, message, evidence: [] };
}

function staleReason(seen: Observed<unknown>, maxAgeDays: number): string {
  const last = seen.observedAt.slice(0, 10);
  return `${seen.source} showed ${seen.itemTitle} last on ${last}, which is more than ${maxAgeDays} days ago.`;
}

function parse(
  type: FactType,
  values: readonly Observed<unknown>[],
): Finding | { values: Observed<unknown>[] } {
  const parsed: Observed<unknown>[] = [];
  for (const seen of values) {
    const result = type.schema.safeParse(seen.value);
    if (!result.success) {
      const [issue] = result.error.issues;
      const where = issue.path.join('.') || 'value';
      return unknown(
        `${seen.source} sent a ${type.id} of ${seen.itemTitle} that cannot be read: ${where}: ${issue.message}.`,
      );
    }
    parsed.push({ ...seen, value: result.data });
  }
  return { values: parsed };
}

/** Bounds what is stored, and keeps only links that are safe to render. */
function tidy(finding: Finding): Finding {
  return {
    outcome: finding.outcome,
    message: clip(finding.message),
    evidence: finding.evidence.slice(0, MAX_EVIDENCE).map(tidyEvidence),
  };
}

function tidyEvidence({ url, ...rest }: Evidence): Evidence {
  const safe = url && /^https?:\/\//i.test(url);
  return { ...rest, text: clip(rest.text), ...(safe ? { url } : {}) };
}

function clip(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
