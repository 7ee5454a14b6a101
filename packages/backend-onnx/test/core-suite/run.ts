import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SuiteReport } from "./execute.ts";

/** Runs the bundled suite on one backend in a process of its own. */
export function runCoreSuite(script: string, backend: "onnx" | "cpu", filter = ""): SuiteReport {
  const report = join(tmpdir(), `core-suite-${backend}-${process.pid}.json`);
  const { status, stderr } = spawnSync(process.execPath, [script, report, backend, filter], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    throw new Error(`The suite ended with status ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(readFileSync(report, "utf8")) as SuiteReport;
}
