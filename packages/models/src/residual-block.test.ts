import { createRng } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { residualBlock, uniform } from "./index.ts";

useCpu();

const [SIDE, OUTER, INNER] = [3, 2, 3];
const bend = (value: number) => (value < 0 ? 0.2 * value : value);

/** The block's formula in plain loops, of one image. */
function expected(x: readonly number[], weights: Readonly<Record<string, ArrayLike<number>>>) {
  const pixel = (image: readonly number[], depth: number, row: number, column: number) =>
    row < 0 || column < 0 || row >= SIDE || column >= SIDE
      ? Array(depth).fill(0)
      : image.slice((row * SIDE + column) * depth, (row * SIDE + column + 1) * depth);
  const each = (make: (row: number, column: number) => number[]) =>
    Array.from({ length: SIDE * SIDE }, (_, i) => make(Math.floor(i / SIDE), i % SIDE)).flat();
  const product = (from: readonly number[], kernel: ArrayLike<number>, at: number, count: number) =>
    Array.from({ length: count }, (_, out) =>
      from.reduce((sum, value, i) => sum + value * kernel[at + i * count + out]!, 0),
    );
  const first = each((row, column) =>
    product(pixel(x, OUTER, row, column), weights.in_kernel!, 0, INNER).map((value, i) =>
      bend(value + weights.in_bias![i]!),
    ),
  );
  const second = each((row, column) => {
    const sums = [...(weights.bias as ArrayLike<number> as number[])];
    for (let place = 0; place < 9; place++) {
      const near = pixel(first, INNER, row + Math.floor(place / 3) - 1, column + (place % 3) - 1);
      for (const [i, value] of product(
        near,
        weights.kernel!,
        place * INNER * INNER,
        INNER,
      ).entries())
        sums[i]! += value;
    }
    return sums.map(bend);
  });
  return each((row, column) => {
    const added = product(pixel(second, INNER, row, column), weights.out_kernel!, 0, OUTER);
    return pixel(x, OUTER, row, column).map((value, i) => value + added[i]!);
  });
}

it("adds to an image what its formula says", () =>
  expectBalanced(() => {
    const rng = createRng(3);
    const start = (name: string) => uniform(1, rng.stream(name));
    const block = residualBlock({
      ...{ name: "block", channels: INNER },
      ...{ inInitializer: start("in"), kernelInitializer: start("k"), outInitializer: start("o") },
    });
    block.build([null, SIDE, SIDE, OUTER]);
    const weights: Record<string, ArrayLike<number>> = {};
    for (const weight of block.weights) {
      const name = weight.originalName.split("/").at(-1)!;
      if (name.endsWith("bias")) tidy(() => void weight.write(tensor([0.3, -0.2, 0.1])));
      weights[name] = [...weight.read().dataSync()];
    }
    const x = Array.from({ length: SIDE * SIDE * OUTER }, (_, i) => Math.sin(5 * i + 1));
    const y = tidy(() => [
      ...(block.call(tensor(x, [1, SIDE, SIDE, OUTER]), {}) as Tensor).dataSync(),
    ]);
    for (const [i, value] of expected(x, weights).entries()) expect(y[i]).toBeCloseTo(value, 5);
    for (const weight of block.weights) weight.dispose();
  }));
