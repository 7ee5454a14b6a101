import { createRng } from "@gan/spec";

const size = 2_000;

/** Noise in the shape of MNIST: how long a step takes does not depend on what the pixels show. */
export function randomDigits() {
  const pixels = createRng(1)
    .stream("pixels", 0, 0)
    .fillUniform(new Float32Array(size * 784));
  return {
    name: "random-digits",
    size,
    exampleShape: [28, 28, 1],
    range: [0, 1],
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        out.set(pixels.subarray(indices[i] * 784, (indices[i] + 1) * 784), i * 784);
      }
    },
  };
}
