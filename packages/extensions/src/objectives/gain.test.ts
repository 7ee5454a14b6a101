import type { Round } from "@gan/core";
import { createRng } from "@gan/spec";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import {
  add,
  concat,
  mul,
  reshape,
  square,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { gain } from "../index.ts";

useCpu();
const [M, N] = [3, 4];
const draw = (name: string) =>
  createRng(5)
    .stream(name)
    .fillUniform(new Float32Array(M * N), -1, 1);
const [x, made, kernel] = [draw("x"), draw("made"), draw("kernel")];
const mask = [1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0];

const { discriminator, generator } = gain({ weight: 7 });
const rows = (values: ArrayLike<number>) => tensor2d(Array.from(values), [M, N]);

/** D's logits are the square of what it sees, times a kernel: its slope is not the same everywhere. */
function roundOf(fake: Tensor, weights: Tensor): Round {
  const shown = x.map((value, i) => value * mask[i]!);
  return {
    fake: { x: fake as Tensor2D, given: concat([rows(shown), rows(mask)], 1) },
    apply: (_: string, examples: { x: Tensor2D }) =>
      add(mul(square(examples.x), reshape(weights, [M, N])), 0.1),
  } as unknown as Round;
}

const logits = x.map((value, i) => (mask[i] ? value : made[i]!) ** 2 * kernel[i]! + 0.1);
const logOf = (value: number) => -Math.log(1 + Math.exp(-value));
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it("is what the paper's equations say", () =>
  expectBalanced(() => {
    const at = ({ loss }: typeof generator) =>
      tidy(() => loss(roundOf(rows(made), rows(kernel))).dataSync()[0]);
    const ofD = mask.map((m, i) => (m ? logOf(logits[i]!) : logOf(-logits[i]!)));
    expect(at(discriminator)).toBeCloseTo(-mean(ofD), 6);
    const fooled = -mean(mask.map((m, i) => (m ? 0 : logOf(logits[i]!))));
    const error = mean(mask.map((m, i) => m * (made[i]! - x[i]!) ** 2)) / mean(mask);
    expect(at(generator)).toBeCloseTo(fooled + 7 * error, 5);
    expect(generator.usesReal).toBe(true);
  }));

it("has the slopes of finite differences, G's through D", () => {
  const shape = [M, N];
  checkGradient((fake) => generator.loss(roundOf(fake, rows(kernel))), { values: made, shape });
  checkGradient((weights) => discriminator.loss(roundOf(rows(made), weights)), {
    ...{ values: kernel, shape },
  });
});

it("never sees what is hidden", () => {
  const lossAt = (real: Float32Array) => {
    const fake = rows(made);
    const round = { ...roundOf(fake, rows(kernel)), real: { x: rows(real) } };
    return [discriminator, generator].map(({ loss }) => loss(round).dataSync()[0]);
  };
  tidy(() => void expect(lossAt(x.map((v, i) => (mask[i] ? v : 9)))).toEqual(lossAt(x)));
});

it("needs its condition", () => {
  const bare = { fake: { x: rows(made) } } as unknown as Round;
  expect(() => tidy(() => generator.loss(bare))).toThrow(/`visiblePart`/);
});
