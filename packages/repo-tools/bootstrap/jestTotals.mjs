// Prints the totals of a jest report, and fails when the database tests ran on one engine only:
// without a connection string, the test kit drops PostgreSQL silently.
import { readFile } from 'node:fs/promises';

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
const passed = report.testResults
  .flatMap(file => file.assertionResults)
  .filter(test => test.status === 'passed')
  .map(test => test.fullName);

const engines = ['SQLITE', 'POSTGRES'];
const missing = engines.filter(
  engine => !passed.some(name => name.includes(engine)),
);
for (const engine of missing) {
  console.log(`FAILED: no test ran on ${engine}`);
}
const skipped = report.testResults
  .flatMap(file => file.assertionResults)
  .filter(test => ['pending', 'skipped', 'todo'].includes(test.status));
for (const test of skipped) console.log(`skipped: ${test.fullName}`);
const failed =
  report.numFailedTests + report.numRuntimeErrorTestSuites + missing.length;
console.log(
  `${report.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`,
);
