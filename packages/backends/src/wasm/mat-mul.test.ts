import {
  add,
  elu,
  fused,
  leakyRelu,
  matMul,
  prelu,
  range,
  relu,
  relu6,
  reshape,
  sigmoid,
  sub,
  type Tensor,
  tensor1d,
  tidy,
  tile,
} from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { wasm } from "../wasm.ts";

beforeAll(() => wasm().activate());

it("broadcasts batches both ways, which the engine by itself refuses", async () => {
  const product = (isTiled: boolean) =>
    tidy(() => {
      const a = reshape(range(0, 24), [2, 1, 3, 4]);
      const b = reshape(range(0, 60), [1, 3, 4, 5]);
      return isTiled ? matMul(tile(a, [1, 3, 1, 1]), tile(b, [2, 1, 1, 1])) : matMul(a, b);
    });
  const [broadcast, tiled] = [product(false), product(true)];
  expect(broadcast.shape).toEqual([2, 3, 3, 5]);
  expect(await broadcast.data()).toEqual(await tiled.data());
});

const alpha = () => tensor1d([0.5, 0.25, 0.125, 1, 2]);

const activations: [string, (x: Tensor) => Tensor][] = [
  ["linear", (x) => x],
  ["relu", relu],
  ["relu6", relu6],
  ["elu", elu],
  ["sigmoid", sigmoid],
  ["leakyrelu", (x) => leakyRelu(x, 0.3)],
  ["prelu", (x) => prelu(x, alpha())],
];

it.each(activations)(
  "fuses a product with a bias and %s as they are one by one",
  async (activation, apply) => {
    const [found, wanted] = tidy(() => {
      const a = sub(reshape(range(0, 12), [3, 4]), 6);
      const b = sub(reshape(range(0, 20), [5, 4]), 9);
      const bias = tensor1d([-3, 7, 0, 2, -1]);
      const options = { transposeB: true, bias, activation, leakyreluAlpha: 0.3 };
      return [
        fused.matMul({ a, b, ...options, preluActivationWeights: alpha() } as never),
        apply(add(matMul(a, b, false, true), bias)),
      ];
    });
    expect(await found!.data()).toEqual(await wanted!.data());
  },
);
