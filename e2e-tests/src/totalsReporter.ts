import type { FullResult, Reporter, TestCase } from '@playwright/test/reporter';

/** Ends with the line `N passed, N failed, N skipped`. */
export default class TotalsReporter implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase) {
    this.tests.set(test.id, test);
  }

  onEnd(result: FullResult) {
    const outcomes = [...this.tests.values()].map(test => test.outcome());
    const count = (...names: string[]) =>
      outcomes.filter(outcome => names.includes(outcome)).length;
    const failed = count('unexpected');
    const aborted = result.status !== 'passed' && failed === 0 ? 1 : 0;
    process.stdout.write(
      `${count('expected', 'flaky')} passed, ${
        failed + aborted
      } failed, ${count('skipped')} skipped\n`,
    );
  }

  printsToStdio() {
    return false;
  }
}
