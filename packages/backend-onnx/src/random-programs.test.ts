import { clipByValue, matMul, neg, tensor2d, tidy, transpose } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { tuning } from "./rewrite/updates.ts";
import { agreeOnPrograms } from "./testing/agree-on-programs.ts";
import { onBoth, useOnnx } from "./testing/use-backends.ts";

Object.assign(tuning, { smallestUpdate: 1, block: 12 });
useOnnx({ threads: 1, maxPending: 150, maxGraphs: 4 });

it("agrees with the cpu backend to the last bit on random programs, whatever is disposed or read when", async () => {
  await agreeOnPrograms(60, { numRuns: 40, seed: 2014 });
});

// ONNX Runtime's GemmTransposeFusion removed a transpose that was an output, because the product that read it had
// another transposed factor; the output's array kept whatever was in it.
it("fills a transpose that is read, and is a factor of a product whose other factor is transposed too", async () => {
  const { cpu, onnx } = await onBoth(() => {
    const results = tidy(() => {
      const turned = transpose(tensor2d([1, 2, 3, 4, 5, 6], [2, 3]));
      const negative = neg(turned);
      return [negative, clipByValue(matMul(turned, negative, true), -50, 50)];
    });
    return results.map((result) => [...result.dataSync()]);
  });
  expect(cpu[0]).toEqual([-1, -4, -2, -5, -3, -6]);
  expect(onnx).toEqual(cpu);
});
