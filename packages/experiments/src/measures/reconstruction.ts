import { sample } from "@gan/core";
import { nearestIndices } from "@gan/metrics";
import { type Dataset, datasetFromFloats, exampleSize, firstExamples, readRows } from "@gan/spec";
import type { ExperimentMeasure, ExperimentPicture, PlayedGame } from "../measure.ts";
import { reconstruct } from "./encode.ts";

/** Random noise vectors that E is compared with. */
const DRAWS = 1_000;

/** How near G(E(x)) comes to x. */
export const reconstruction: ExperimentMeasure = {
  name: "reconstruction",
  describe:
    "Mean Euclidean distance of test examples x from G(E(x)); from G(z) of a random z; and from the nearest of 1,000 random G(z).",
  async measure({ game, load }) {
    const test = await load("test");
    const drawn = await sample(game, DRAWS, { stream: "reconstruction" });
    const own = await reconstruct(game, test);
    const nearest = await nearestIndices(test, drawn);
    return {
      reconstruction: meanDistance(test, own, (i) => i),
      randomNoise: meanDistance(test, drawn, (i) => i % DRAWS),
      bestOfThousand: meanDistance(test, drawn, (i) => nearest[i]!),
    };
  },
};

function meanDistance(examples: Dataset, others: Dataset, partner: (i: number) => number): number {
  const size = exampleSize(examples);
  const [a, b] = [readRows(examples, 0, examples.size), readRows(others, 0, others.size)];
  let sum = 0;
  for (let i = 0; i < examples.size; i++) {
    let squared = 0;
    const j = partner(i);
    for (let k = 0; k < size; k++) squared += (a[i * size + k]! - b[j * size + k]!) ** 2;
    sum += Math.sqrt(squared);
  }
  return sum / examples.size;
}

/** Test examples, each above what G makes of E's guess. */
export async function reconstructed({ game, load }: PlayedGame): Promise<ExperimentPicture> {
  const [pairs, columns] = [5, 16];
  const test = firstExamples(await load("test"), pairs * columns);
  const own = await reconstruct(game, test);
  const { exampleShape, range } = test;
  const line = columns * exampleSize(test);
  const values = new Float32Array(2 * pairs * line);
  for (let i = 0; i < pairs; i++) {
    values.set(readRows(test, i * columns, (i + 1) * columns), 2 * i * line);
    values.set(readRows(own, i * columns, (i + 1) * columns), (2 * i + 1) * line);
  }
  const examples = datasetFromFloats({ name: "pairs", exampleShape, range, values });
  return {
    title: "Test examples and what the generator makes of them",
    caption: "Odd rows: test examples x, the first ones. Even rows: G(E(x)).",
    ...{ examples, rows: 2 * pairs, columns },
  };
}
