import { createRng } from "@gan/spec";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import {
  grad,
  mean,
  mul,
  ones,
  type Scalar,
  square,
  sum,
  type Tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { dropout } from "./dropout.ts";

useCpu();
const stream = (step = 0) => createRng(3).stream("masks", 1, step);

it.each([0.8, 0.5, 1])("keeps a share of %d, scaled to leave the mean as it was", (keep) =>
  expectBalanced(() => {
    tidy(() => {
      const y = dropout(ones([200, 500]), { keep, stream: stream() });
      const values = y.dataSync();
      const kept = values.filter((value) => value !== 0);
      expect(new Set(kept)).toEqual(new Set([Math.fround(1 / keep)]));
      const deviation = Math.sqrt((keep * (1 - keep)) / values.length);
      expect(Math.abs(kept.length / values.length - keep)).toBeLessThanOrEqual(5 * deviation);
      expect(mean(y).dataSync()[0]).toBeCloseTo(1, 1);
    });
  }),
);

it("gives every element of every example a draw of its own", () => {
  tidy(() => {
    const rows = dropout(ones([2, 64]), { keep: 0.5, stream: stream() }).arraySync() as number[][];
    expect(rows[0]).not.toEqual(rows[1]);
    expect(new Set(rows[0]).size).toBe(2);
  });
});

it("gives equal masks for equal streams only", () => {
  const mask = (step: number) =>
    tidy(() => dropout(ones([30]), { keep: 0.5, stream: stream(step) }).dataSync());
  expect(mask(1)).toEqual(mask(1));
  expect(mask(2)).not.toEqual(mask(1));
});

it("passes the gradient through what it kept", () => {
  checkGradient((x) => sum(square(dropout(x, { keep: 0.5, stream: stream() }))) as Scalar, {
    values: [0.5, -1, 2, 0.3, 1.5, -0.7],
    shape: [2, 3],
  });
});

it("keeps a mask for the gradient while others are drawn", () => {
  tidy(() => {
    const masked = (x: Tensor, step: number) => dropout(x, { keep: 0.5, stream: stream(step) });
    const slope = grad((x) => sum(masked(masked(x, 1), 2)))(ones([64]));
    const both = mul(masked(ones([64]), 1), masked(ones([64]), 2));
    expect(slope.dataSync()).toEqual(both.dataSync());
  });
});
