// Prints "N passed, N failed, N skipped" from the file that vitest's json reporter wrote.
import { readFileSync } from "node:fs";

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, success } = JSON.parse(
  readFileSync(process.argv[2], "utf8"),
);

// A file that does not load fails without having had a test to count.
const unloaded = testResults.filter(
  ({ status, assertionResults }) =>
    status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
);
const failed = numFailedTests + unloaded.length;
const skipped = numPendingTests + numTodoTests;

process.stdout.write(
  `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
);
if (!success || failed > 0 || numPassedTests === 0) process.exitCode = 1;
