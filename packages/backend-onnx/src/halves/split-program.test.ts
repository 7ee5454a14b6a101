import { programs } from "@gan/test-utils";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runProgram } from "../testing/random-program.ts";
import { onBoth, useOnnx } from "../testing/use-backends.ts";
import { tuning } from "./independent-parts.ts";

Object.assign(tuning, { leastShare: 0.05, leastWork: 1 });
useOnnx({ threads: 2, maxPending: 150, maxGraphs: 4 });

it("agrees with the cpu backend to the last bit where graphs are divided", async () => {
  const property = fc.asyncProperty(programs(60), async (program) => {
    const { cpu, onnx } = await onBoth(() => runProgram(program));
    expect(onnx).toEqual(cpu);
  });
  await fc.assert(property, { numRuns: 40, seed: 2014 });
});
