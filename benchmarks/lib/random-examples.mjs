import { createRng } from "@gan/spec";

const shapes = { mnist: [28, 28, 1], "cifar10-conv": [32, 32, 3], ring: [2], "figure-1": [1] };

/** Noise in the shape of an experiment's data: how long a step takes does not depend on what the pixels show. */
export function randomExamples(experiment, size) {
  const exampleShape = shapes[experiment];
  const numbers = exampleShape.reduce((product, side) => product * side);
  const pixels = createRng(1)
    .stream("pixels")
    .fillUniform(new Float32Array(size * numbers));
  return {
    name: `random examples for ${experiment}`,
    size,
    exampleShape,
    range: [0, 1],
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        out.set(pixels.subarray(indices[i] * numbers, (indices[i] + 1) * numbers), i * numbers);
      }
    },
  };
}
