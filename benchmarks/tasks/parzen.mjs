import { readFileSync } from "node:fs";
import { parzenEstimate } from "@gan/parzen";
import { decode } from "../lib/safetensors.mjs";

/** The whole protocol on images from a file. */
export async function parzen({ inputs }) {
  const sets = Object.entries(decode(readFileSync(inputs))).map(([name, { shape, values }]) => [
    name,
    datasetOf(name, shape, values),
  ]);
  return async () => {
    const { bandwidth, validation, logLikelihood } = await parzenEstimate(Object.fromEntries(sets));
    const { mean, standardError } = logLikelihood;
    return { bandwidth, mean, standardError, validation: validation.map((point) => point.mean) };
  };
}

function datasetOf(name, [size, numbers], values) {
  return {
    name,
    size,
    exampleShape: [numbers],
    range: [0, 1],
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        out.set(values.subarray(indices[i] * numbers, (indices[i] + 1) * numbers), i * numbers);
      }
    },
  };
}
