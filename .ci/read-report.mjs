// Prints "<passed> <failed>" of a report: vitest's JSON, or what `npm run check` writes.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const passed = report.passed ?? report.numPassedTests;
// A file that fails before its first test has no failed test of its own.
const broken = (report.testResults ?? []).filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
process.stdout.write(`${passed} ${(report.failed ?? report.numFailedTests) + broken.length}\n`);
