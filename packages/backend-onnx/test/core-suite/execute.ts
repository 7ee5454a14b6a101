import { writeFileSync } from "node:fs";
import { jasmine } from "./jasmine.ts";

interface SpecResult {
  readonly fullName: string;
  readonly status: string;
  readonly failedExpectations: readonly { readonly message: string; readonly stack: string }[];
}

/** What one run of the suite found; `backend` is taken out of the names. */
export interface SuiteReport {
  readonly executed: readonly string[];
  readonly failures: readonly { readonly name: string; readonly messages: readonly string[] }[];
}

/** Runs every spec in order and writes a {@link SuiteReport} to the file named by the first argument. */
export async function execute(): Promise<void> {
  const [, , report, , filter] = process.argv;
  const results: SpecResult[] = [];
  const env = jasmine.getEnv();
  env.configure({
    random: false,
    ...(filter
      ? { specFilter: (spec: { getFullName(): string }) => spec.getFullName().includes(filter) }
      : {}),
  });
  env.addReporter({
    specStarted: (result: SpecResult) => {
      if (process.env.GAN_CORE_SUITE_VERBOSE) console.error(result.fullName);
    },
    specDone: (result: SpecResult) => results.push(result),
  });
  await new Promise<void>((resolve) => {
    env.addReporter({ jasmineDone: () => resolve() });
    env.execute();
  });
  const executed = results.filter(({ status }) => status === "passed" || status === "failed");
  const failures = executed
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failedExpectations }) => ({
      name: plain(fullName),
      messages: failedExpectations.map(({ message, stack }) =>
        process.env.GAN_CORE_SUITE_VERBOSE ? `${message}\n${stack}` : message,
      ),
    }));
  const summary: SuiteReport = {
    executed: executed.map(({ fullName }) => plain(fullName)),
    failures,
  };
  writeFileSync(report!, JSON.stringify(summary, null, 1));
}

/** A spec's name without the backend's. */
function plain(name: string): string {
  return name.replace(/ (onnx|cpu) \{\}/g, "");
}
