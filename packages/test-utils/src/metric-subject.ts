import {
  createRng,
  type Dataset,
  datasetFromFloats,
  estimateOf,
  type MetricSubject,
  readRows,
} from "@gan/spec";

/** Two Gaussians in the plane and samples that miss one of them in part: a subject for any metric. */
export function metricSubject(): Required<Omit<MetricSubject, "products">> {
  const modes = {
    centers: [
      [-1, 0],
      [1, 0],
    ],
    deviation: 0.2,
  };
  const drawn = (name: string, size: number, share: number): Dataset => {
    const labels = Uint8Array.from({ length: size }, (_, i) => Number(i % 10 < 10 * share));
    const values = createRng(1)
      .stream(name)
      .fillNormal(new Float32Array(2 * size), 0, modes.deviation);
    labels.forEach((label, i) => {
      values[2 * i]! += 2 * label - 1;
    });
    return datasetFromFloats({ name, exampleShape: [2], values, range: [-2, 2], labels });
  };
  return {
    samples: drawn("samples", 100, 0.2),
    train: drawn("train", 200, 0.5),
    validation: drawn("validation", 50, 0.5),
    test: drawn("test", 60, 0.5),
    modes,
    /** D takes what lies to the right for real. */
    judge: async (examples) => readRows(examples).filter((_, i) => i % 2 === 0),
    score: async (samples) => estimateOf(readRows(samples)),
    features: async (examples) => ({ values: readRows(examples), count: examples.size, size: 2 }),
    /** Two classes, as D has them. */
    logits: async (examples) => {
      const values = readRows(examples).map((_, i, all) => (i % 2 === 0 ? 8 * all[i]! : 0));
      return { values, count: examples.size, size: 2 };
    },
  };
}
