/**
 * Closes every run with the line continuous integration reads, after each skipped test and its reason, and each that
 * failed and how: whoever is shown the end of a long log alone sees them. A skipped test without a reason counts as a failure.
 */
export default class TotalsReporter {
  /** What `-t` asks for; nobody expects the others to run. */
  #asked = /(?:)/;

  onInit({ config }) {
    this.#asked = config.testNamePattern ?? this.#asked;
  }

  onTestRunEnd(modules, unhandledErrors) {
    const failures = unhandledErrors.map(({ message }) => `failed outside of tests: ${message}`);
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      if (module.state() === "failed" && module.errors().length > 0) counts.failed++;
      for (const test of module.children.allTests()) {
        const { state, note, errors = [] } = test.result();
        for (const { message } of errors) failures.push(`failed: ${test.fullName}: ${message}`);
        if (state === "passed" || state === "failed") counts[state]++;
        else if (note) {
          counts.skipped++;
          console.log(`skipped: ${test.fullName}: ${note}`);
        } else if (this.#asked.test(test.fullName.replaceAll(" > ", " "))) {
          counts.failed++;
          console.log(`skipped without a reason: ${test.fullName}`);
        }
      }
    }
    for (const failure of failures) console.log(failure);
    if (counts.failed > 0) process.exitCode = 1;
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
