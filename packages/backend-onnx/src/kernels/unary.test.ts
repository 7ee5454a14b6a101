import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { useOnnx } from "../testing/use-backends.ts";

useOnnx();

it("steps from 0 to 1 at the smallest positive number", () => {
  const x = [
    Number.NEGATIVE_INFINITY,
    -1,
    -1e-45,
    -0,
    0,
    1e-45,
    1e-38,
    1,
    3e38,
    Number.POSITIVE_INFINITY,
  ];
  expect([...tf.step(tf.tensor1d(x)).dataSync()].map((value) => value + 0)).toEqual([
    0, 0, 0, 0, 0, 1, 1, 1, 1, 1,
  ]);
  expect(tf.step(tf.tensor1d([Number.NaN])).dataSync()[0]).toBeNaN();
});
