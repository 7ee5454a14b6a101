import { beforeAll, expect, it } from "vitest";
import { bundleCoreSuite } from "./core-suite/bundle.ts";
import type { SuiteReport } from "./core-suite/execute.ts";
import { cpuOnly, knownFailures } from "./core-suite/known-failures.ts";
import { runCoreSuite } from "./core-suite/run.ts";

let onnx: SuiteReport;
let cpu: SuiteReport;

beforeAll(async () => {
  const script = await bundleCoreSuite();
  cpu = runCoreSuite(script, "cpu");
  onnx = runCoreSuite(script, "onnx");
}, 600_000);

it("runs every spec of TensorFlow.js core that the cpu backend runs in the same harness", () => {
  expect(cpu.failures).toEqual([]);
  expect(cpu.executed.length).toBeGreaterThan(4_000);
  expect([...onnx.executed, ...cpuOnly].sort()).toEqual([...cpu.executed].sort());
});

it("fails only the specs on the short list, each for the reason given there", () => {
  expect(Object.keys(knownFailures).length).toBeLessThanOrEqual(10);
  expect(onnx.failures.map(({ name }) => name)).toEqual(Object.keys(knownFailures));
});
