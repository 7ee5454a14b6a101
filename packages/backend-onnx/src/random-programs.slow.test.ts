import fc from "fast-check";
import { expect, it } from "vitest";
import { tuning } from "./rewrite/updates.ts";
import { programs, runProgram } from "./testing/random-program.ts";
import { onBoth, useOnnx } from "./testing/use-backends.ts";

tuning.smallestUpdate = 1;
useOnnx({ threads: 1, maxPending: 400, maxGraphs: 8 });

it("agrees with the cpu backend on thousands of random programs of hundreds of operations", {
  timeout: 400_000,
}, async () => {
  const property = fc.asyncProperty(programs(400), async (program) => {
    const { cpu, onnx } = await onBoth(() => runProgram(program));
    expect(onnx).toEqual(cpu);
  });
  await fc.assert(property, { numRuns: 2_000, interruptAfterTimeLimit: 240_000 });
});
