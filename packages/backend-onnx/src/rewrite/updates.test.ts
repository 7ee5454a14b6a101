import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onBoth, onnx, useOnnx } from "../testing/use-backends.ts";
import { tuning } from "./updates.ts";

Object.assign(tuning, { smallestUpdate: 1, block: 12 });
useOnnx();

/** Whole numbers, so that two engines must agree to the last bit. */
const matrix = (rows: number, columns: number, seed: number) =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7 + seed) % 5) - 2),
    [rows, columns],
  );

interface Net {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly velocity: tf.Variable<tf.Rank.R2>;
}

/** What a weight and its velocity are after each of three momentum steps, and what else a step gives. */
function threeSteps(
  gradientOf: (net: Net, turn: number) => tf.Tensor2D,
  also: (net: Net) => tf.Tensor = () => tf.scalar(0),
  after: (net: Net) => tf.Tensor = () => tf.scalar(0),
): number[][] {
  const [weight, velocity] = tf.tidy(() =>
    [1, 2].map((seed) => tf.variable(matrix(5, 7, seed))),
  ) as [Net["weight"], Net["velocity"]];
  const reads: number[][] = [];
  const others: tf.Tensor[] = [];
  for (const turn of [1, 2, 3]) {
    others.push(
      ...tf.tidy(() => {
        const other = also({ weight, velocity });
        const gradient = gradientOf({ weight, velocity }, turn);
        velocity.assign(tf.sub(tf.mul(velocity, 2), tf.mul(gradient, 3)));
        weight.assign(tf.add(weight, velocity));
        return [other, after({ weight, velocity })];
      }),
    );
    if (tf.getBackend() === "onnx") onnx().markStep();
  }
  for (const x of [weight, velocity, ...others]) reads.push([...x.dataSync()]);
  tf.dispose([weight, velocity, ...others]);
  return reads;
}

it.each([
  {
    what: "goes by a product, a few rows at a time",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
  },
  {
    what: "goes by a product with the weight itself, which must not have been written yet",
    gradientOf: ({ weight }: Net) => tf.matMul<tf.Tensor2D>(matrix(5, 5, 3), weight, true),
  },
  {
    what: "goes by a product with its velocity",
    gradientOf: ({ velocity }: Net) => tf.matMul<tf.Tensor2D>(matrix(5, 5, 3), velocity),
  },
  {
    what: "has an old velocity that somebody reads",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    also: ({ velocity }: Net) => tf.sum(velocity, 0),
  },
  {
    what: "has an old velocity that somebody keeps",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    also: ({ velocity }: Net) => tf.clone(velocity),
  },
  {
    what: "has an old weight that somebody keeps",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    also: ({ weight }: Net) => tf.clone(weight),
  },
  {
    what: "goes by a product with a factor that is turned",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(3, 5, turn), matrix(3, 7, turn + 1), true),
  },
  {
    what: "has a new weight that somebody reads, so that only its velocity is written in place",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    after: ({ weight }: Net) => tf.matMul(matrix(2, 5, 1), weight),
  },
  {
    what: "has a new weight that somebody reads, and an old velocity",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    also: ({ velocity }: Net) => tf.sum(velocity, 0),
    after: ({ weight }: Net) => tf.matMul(matrix(2, 5, 1), weight),
  },
  {
    what: "has a new weight that somebody reads, and an old velocity that somebody keeps",
    gradientOf: (_: Net, turn: number) =>
      tf.matMul<tf.Tensor2D>(matrix(5, 3, turn), matrix(3, 7, turn + 1)),
    also: ({ velocity }: Net) =>
      tf.pad(velocity, [
        [0, 0],
        [0, 0],
      ]),
    after: ({ weight }: Net) => tf.matMul(matrix(2, 5, 1), weight),
  },
])("a momentum step is the cpu backend's where it $what", async ({ gradientOf, also, after }) => {
  const { cpu, onnx } = await onBoth(() => threeSteps(gradientOf, also, after));
  expect(onnx).toEqual(cpu);
});
