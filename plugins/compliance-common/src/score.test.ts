import fc from 'fast-check';
import { scoreResults, type ScoredResult } from './score';
import type { DisplayOutcome, Severity } from './types';

const severities: Severity[] = ['critical', 'high', 'medium', 'low'];
const outcomes: DisplayOutcome[] = [
  'pass',
  'fail',
  'waived',
  'unknown',
  'notApplicable',
];
/** The id of a check of these tests is its severity. */
const severityOf = (checkId: string) =>
  severities.find(severity => severity === checkId);

const arbitraryResult: fc.Arbitrary<ScoredResult> = fc.record({
  checkId: fc.constantFrom(...severities),
  display: fc.constantFrom(...outcomes),
});
const arbitraryResults = fc.array(arbitraryResult, { maxLength: 60 });

const result = (checkId: Severity, display: DisplayOutcome) => ({
  checkId,
  display,
});

describe('scoreResults', () => {
  it.each<[string, ScoredResult[], number | undefined, number]>([
    ['nothing', [], undefined, 100],
    ['one pass', [result('low', 'pass')], 100, 100],
    ['one fail', [result('low', 'fail')], 0, 100],
    [
      'weights by severity',
      [result('critical', 'pass'), result('low', 'fail')],
      80,
      100,
    ],
    [
      'waived neither fails nor passes',
      [
        result('high', 'waived'),
        result('high', 'pass'),
        result('high', 'fail'),
      ],
      50,
      100,
    ],
    ['only waived has no score', [result('high', 'waived')], undefined, 100],
    [
      'unknown lowers coverage only',
      [result('high', 'unknown'), result('high', 'pass')],
      100,
      50,
    ],
    [
      'not applicable is left out of both',
      [result('critical', 'notApplicable'), result('low', 'pass')],
      100,
      100,
    ],
    [
      'never rounds up to 100',
      [{ ...result('low', 'pass'), count: 9999 }, result('low', 'fail')],
      99.9,
      100,
    ],
  ])('%s', (_, results, score, coverage) => {
    const scored = scoreResults(results, severityOf);
    expect(scored.score).toBe(score);
    expect(scored.coverage).toBe(coverage);
  });

  it('ignores results of checks that are no longer known', () => {
    const gone = { checkId: 'gone', display: 'fail' as const };
    expect(scoreResults([gone], severityOf)).toEqual(
      scoreResults([], severityOf),
    );
  });

  it('does not depend on the order', () => {
    const shuffled = arbitraryResults.chain(results =>
      fc.tuple(
        fc.constant(results),
        fc.shuffledSubarray(results, {
          minLength: results.length,
          maxLength: results.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([results, other]) => {
        expect(scoreResults(other, severityOf)).toEqual(
          scoreResults(results, severityOf),
        );
      }),
    );
  });

  it('counts a team as the sum of its services', () => {
    fc.assert(
      fc.property(fc.array(arbitraryResults, { maxLength: 8 }), services => {
        const team = scoreResults(services.flat(), severityOf);
        const each = services.map(one => scoreResults(one, severityOf));
        for (const outcome of outcomes) {
          const sum = each.reduce((total, one) => total + one[outcome], 0);
          expect(team[outcome]).toBe(sum);
        }
        const known = each.flatMap(one => one.score ?? []);
        const lowest = known.length > 0 ? Math.min(...known) : undefined;
        const highest = known.length > 0 ? Math.max(...known) : undefined;
        const within = [lowest, team.score, highest];
        expect(within).toEqual([...within].sort((a, b) => a! - b!));
      }),
    );
  });

  it('never gains from an unknown result', () => {
    fc.assert(
      fc.property(
        arbitraryResults,
        fc.constantFrom(...severities),
        (results, severity) => {
          const before = scoreResults(results, severityOf);
          const after = scoreResults(
            [...results, result(severity, 'unknown')],
            severityOf,
          );
          expect(after.score).toBe(before.score);
          expect(after.coverage).toBeLessThanOrEqual(before.coverage);
          expect(after.coverage).toBeLessThan(100);
        },
      ),
    );
  });

  it('never gains when a pass turns into anything else', () => {
    fc.assert(
      fc.property(
        arbitraryResults,
        fc.constantFrom(...severities),
        fc.constantFrom(...outcomes),
        (results, severity, outcome) => {
          const passed = scoreResults(
            [...results, result(severity, 'pass')],
            severityOf,
          );
          const turned = scoreResults(
            [...results, result(severity, outcome)],
            severityOf,
          );
          expect(turned.score ?? 0).toBeLessThanOrEqual(passed.score!);
        },
      ),
    );
  });
});
