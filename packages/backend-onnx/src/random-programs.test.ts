import fc from "fast-check";
import { expect, it } from "vitest";
import { tuning } from "./rewrite/updates.ts";
import { programs, runProgram } from "./testing/random-program.ts";
import { onBoth, useOnnx } from "./testing/use-backends.ts";

tuning.smallestUpdate = 1;
useOnnx({ threads: 1, maxPending: 150, maxGraphs: 4 });

it("agrees with the cpu backend to the last bit on random programs, whatever is disposed or read when", async () => {
  const property = fc.asyncProperty(programs(60), async (program) => {
    const { cpu, onnx } = await onBoth(() => runProgram(program));
    expect(onnx).toEqual(cpu);
  });
  await fc.assert(property, { numRuns: 40, seed: 2014 });
});
