import { createRng, type Rows } from "@gan/spec";
import { expect, it } from "vitest";
import { nearestTraining } from "./nearest-training.ts";

function normal(name: string, count: number): Rows {
  const values = createRng(8)
    .stream(name)
    .fillNormal(new Float32Array(3 * count));
  return { values, count, size: 3 };
}

const numbers = (...values: number[]): Rows => ({
  values: Float64Array.from(values),
  count: values.length,
  size: 1,
});

it("is what the definition says of a few numbers", async () => {
  // 1 and 3 away, 2 and 2, 6 and 2: shares ¼, ½ and ¾.
  const found = await nearestTraining(numbers(1, 8, 104), numbers(0, 10, 98), numbers(4, 6, 102));
  expect(found.distance).toBeCloseTo(0.5, 12);
  expect(found.nearer).toBeCloseTo(0.5, 12);
  expect(found.copies).toBeCloseTo(0, 12);
  const one = await nearestTraining(numbers(1, 2), numbers(0, 10), numbers(4, 6));
  // 1 and 3, 2 and 2: the mean of ¼ and ½; one of two is three times as near.
  expect(one).toEqual({ distance: expect.closeTo(0.375, 12), nearer: 0.75, copies: 0.5 });
});

it("tells copies from fresh examples, which are as near to the ones as to the others", async () => {
  const [train, heldOut, fresh] = [
    normal("train", 1500),
    normal("held out", 600),
    normal("fresh", 600),
  ];
  const found = await nearestTraining(fresh, train, heldOut);
  // Of 600 a share has a standard error of 0.02; the rest is chance of the 600 that are compared with.
  expect(Math.abs(found.distance - 0.5)).toBeLessThan(0.04);
  expect(Math.abs(found.nearer - 0.5)).toBeLessThan(0.1);
  expect(found.copies).toBeLessThan(0.07);
  const copies = await nearestTraining(train, train, normal("held out", 1500));
  expect(copies).toEqual({ distance: 0, nearer: 1, copies: 1 });
  expect(await nearestTraining(heldOut, train, heldOut)).toMatchObject({
    distance: 1,
    nearer: 0,
    copies: 0,
  });
});
