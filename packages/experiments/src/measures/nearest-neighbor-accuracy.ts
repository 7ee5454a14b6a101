import { nearestIndices } from "@gan/metrics";
import { type Dataset, datasetFromFloats, readRows } from "@gan/spec";
import type { ExperimentMeasure } from "../measure.ts";
import { encode } from "./encode.ts";

/** Whether E's code of a picture tells its class, as the nearest training example there has it. Nothing where there are no classes. */
export const nearestNeighborAccuracy: ExperimentMeasure = {
  name: "nearest-neighbor-accuracy",
  describe:
    "Share of the test examples whose nearest training example is of their class: by the angle between E's codes, by the noise that E infers, by the pixels, and by the angle between these.",
  async measure({ game, load }) {
    const [train, test] = [await load("train"), await load("test")];
    if (train.labels === undefined || test.labels === undefined) return {};
    const [known, asked] = [await encode(game, train), await encode(game, test)];
    return {
      byCode: await accuracy(directions(asked.code), directions(known.code)),
      byNoise: await accuracy(asked.noise, known.noise),
      byPixels: await accuracy(test, train),
      byPixelAngle: await accuracy(directions(test), directions(train)),
    };
  },
};

/** Each example as a vector of length 1, so that the nearest is that at the smallest angle. */
function directions(examples: Dataset): Dataset {
  const { name, exampleShape, size, labels } = examples;
  const values = readRows(examples, 0, size).slice();
  const width = values.length / size;
  for (let i = 0; i < size; i++) {
    const row = values.subarray(i * width, (i + 1) * width);
    const length = Math.hypot(...row);
    if (length > 0) for (let k = 0; k < width; k++) row[k]! /= length;
  }
  return datasetFromFloats({ name, exampleShape, values, ...(labels && { labels }) });
}

async function accuracy(queries: Dataset, known: Dataset): Promise<number> {
  const nearest = await nearestIndices(queries, known);
  return nearest.filter((j, i) => known.labels![j] === queries.labels![i]).length / queries.size;
}
