import { memory } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Instruction, programs } from "../testing/random-program.ts";
import { runStep } from "../testing/random-step.ts";
import { onnx, useOnnx } from "../testing/use-backends.ts";

// Few enough pending kernels that some steps are cut into several graphs.
useOnnx({ threads: 1, maxPending: 8 });

const choice = fc.nat({ max: 1023 });
const call: fc.Arbitrary<Instruction> = fc.record({
  kind: choice,
  a: choice,
  b: choice,
  c: choice,
});
const steps = fc.record({
  step: programs(12),
  calls: fc.array(call, { minLength: 6, maxLength: 12 }),
});

/** `GAN_SOAK=1` runs ten times as many. */
const numRuns = process.env.GAN_SOAK === "1" ? 1_000 : 40;

for (const isPure of [true, false]) {
  const kind = isPure
    ? "may be replayed"
    : "reads, counts, keeps, makes variables or shares their numbers";
  it(`gives the bits of a random step as it is, where it ${kind}`, { timeout: 600_000 }, () => {
    const { numTensors } = memory();
    const { replays } = onnx().statistics();
    fc.assert(
      fc.property(steps, (program) => {
        const plain = runStep(program, { isCompiled: false, isPure });
        expect(runStep(program, { isCompiled: true, isPure })).toEqual(plain);
      }),
      { numRuns },
    );
    expect(memory().numTensors).toBe(numTensors);
    // Or nothing has been tested.
    expect(onnx().statistics().replays - replays).toBeGreaterThan(numRuns / 2);
  });
}
