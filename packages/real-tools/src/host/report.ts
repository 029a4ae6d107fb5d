/** Thrown by a case that cannot run here; the message says why. */
export class Skipped extends Error {}

/** With `STRATA_REQUIRE_REAL=1`, as in CI, nothing may be skipped. */
const SKIPS_FAIL = process.env.STRATA_REQUIRE_REAL === '1';

/** Runs cases, prints a line each, and counts. */
export class Report {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  async run(name: string, body: () => Promise<void>): Promise<void> {
    const start = Date.now();
    try {
      await body();
      this.passed += 1;
      this.print('passed', name, start);
    } catch (error) {
      if (error instanceof Skipped && !SKIPS_FAIL) {
        this.skipped += 1;
        this.print(`skipped: ${error.message}`, name, start);
      } else {
        this.failed += 1;
        const { message } = error as Error;
        this.print('FAILED', name, start);
        process.stdout.write(`${message.replace(/^/gm, '    ')}\n`);
      }
    }
  }

  /** Prints the last line; the exit code. */
  finish(): number {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    process.stdout.write(
      `${this.passed} passed, ${this.failed} failed${skipped}\n`,
    );
    return this.failed > 0 ? 1 : 0;
  }

  private print(outcome: string, name: string, start: number) {
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${name}: ${outcome} (${seconds} s)\n`);
  }
}
