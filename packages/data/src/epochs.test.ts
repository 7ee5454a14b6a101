import { createRng, datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { epochsOf } from "./epochs.ts";
import { createSampler } from "./sampler.ts";

it.each([
  [10, 3, 1],
  [10, 5, 2],
  [7, 2, 3],
  [100, 100, 1],
])(
  "begins an epoch where %d examples in minibatches of %d, %d an iteration, have each come once",
  (size, batchSize, stepsPerIteration) => {
    const values = Float32Array.from({ length: size }, (_, i) => i);
    const data = datasetFromFloats({ name: "data", exampleShape: [1], values });
    const sampler = createSampler(data, { batchSize, stepsPerIteration, rng: createRng(0) });
    const { iterationsPerEpoch, epochOf } = epochsOf({ size, batchSize, stepsPerIteration });
    expect(iterationsPerEpoch).toBe(Math.ceil(size / batchSize) / stepsPerIteration);
    let seen = 0;
    for (let iteration = 1; iteration < 30; iteration++) {
      expect(epochOf(iteration)).toBe(1 + Math.floor(seen / size));
      for (let step = 1; step <= stepsPerIteration; step++) {
        seen += sampler.batch(iteration, step).size;
      }
    }
  },
);
