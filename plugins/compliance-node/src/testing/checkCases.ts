/* eslint-disable jest/no-export, jest/valid-title -- it makes tests, and is no test itself */
import type { Outcome } from '@strata/backstage-plugin-compliance-common';
import type { FactType } from '@strata/backstage-plugin-tools-common';
import type {
  CheckDefinition,
  FactTypes,
  Observed,
  Subject,
} from '../define/check';
import { FactBook } from '../run/FactBook';
import { runCheck } from '../run/runCheck';

/** Time at which cases are evaluated, unless they say otherwise. */
export const CASE_NOW = new Date('2026-11-23T10:00:00.000Z');

/** One line of a check's table: what is observed, and what has to come out. */
export interface CheckCase<F extends FactTypes> {
  /** Values by fact name; where a fact is left out, its source was read and had nothing. */
  facts: {
    [K in keyof F]?: (F[K] extends FactType<infer T> ? T : never)[];
  };
  /** Facts whose source was never read completely. */
  unread?: (keyof F)[];
  /** Days before `CASE_NOW` at which the values were observed. Default 0. */
  ageDays?: number;
  subject?: Partial<Subject>;
  expected: Outcome;
  /** Part of the message. */
  message?: string | RegExp;
}

/**
 * Turns a table into Jest tests, through the same runner as in production. Fails a table
 * that lacks a passing, a failing or an unknown case.
 */
export function checkCases<F extends FactTypes>(
  check: CheckDefinition<F>,
  cases: Record<string, CheckCase<F>>,
) {
  describe(check.id, () => {
    it.each(Object.entries(cases))('%s', (_, one) => {
      const finding = runCheck(
        check,
        subjectOf(check, one),
        bookOf(check, one),
        {
          now: CASE_NOW,
        },
      );
      expect(finding.outcome).toBe(one.expected);
      expect(finding.message).toMatch(one.message ?? /\S/);
    });

    it('is shown to pass, to fail and to be unknown', () => {
      const shown = Object.values(cases).map(one => one.expected);
      expect(shown).toEqual(
        expect.arrayContaining(['pass', 'fail', 'unknown']),
      );
    });
  });
}

function subjectOf<F extends FactTypes>(
  check: CheckDefinition<F>,
  one: CheckCase<F>,
): Subject {
  const kind = check.subject === 'team' ? 'group' : 'component';
  return {
    kind: check.subject,
    ref: `${kind}:default/example`,
    title: 'Example',
    team: 'group:default/example',
    ...one.subject,
  };
}

function bookOf<F extends FactTypes>(
  check: CheckDefinition<F>,
  one: CheckCase<F>,
): FactBook {
  const { ref } = subjectOf(check, one);
  const book = new FactBook();
  for (const [name, type] of Object.entries(check.facts)) {
    const rows = (one.facts[name] ?? []).map((value, index) => ({
      ...observed(value, index, one.ageDays ?? 0),
      entityRefs: [ref],
    }));
    const complete = !one.unread?.includes(name);
    book.add({ factId: type.id, complete, rows });
  }
  return book;
}

function observed(
  value: unknown,
  index: number,
  ageDays: number,
): Observed<unknown> {
  const time = CASE_NOW.getTime() - ageDays * 24 * 60 * 60 * 1000;
  return {
    value,
    itemTitle: `item ${index + 1}`,
    source: 'Example tool',
    url: `https://tool.example.com/${index + 1}`,
    observedAt: new Date(time).toISOString(),
  };
}
