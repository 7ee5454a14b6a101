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
  "says of %d examples in minibatches of %d, %d an iteration, what a sampler says",
  (size, batchSize, stepsPerIteration) => {
    const data = datasetFromFloats({
      ...{ name: "data", exampleShape: [1], values: new Float32Array(size) },
    });
    const sampler = createSampler(data, { batchSize, stepsPerIteration, rng: createRng(0) });
    const epochs = epochsOf({ size, batchSize, stepsPerIteration });
    expect(epochs.iterationsPerEpoch).toBe(sampler.iterationsPerEpoch);
    for (let iteration = 1; iteration < 30; iteration++) {
      expect(epochs.epochOf(iteration)).toBe(sampler.epochOf(iteration));
    }
  },
);
