import { createRng } from "@gan/spec";
import { expectBalanced, testCondition, useCpu } from "@gan/test-utils";
import { tensor1d, tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { askFor, classLabel } from "../index.ts";

useCpu();
testCondition(classLabel(3), { exampleSize: 4 });
const stream = createRng(1).stream("c");
const root = Math.fround(Math.sqrt(3));

it("is √K at the place of the class, and nothing where the class is unknown", () =>
  expectBalanced(() => {
    const x = tensor2d([1, 2, 3, 4], [4, 1]);
    const labels = tensor1d([2, -1, 0, 2], "int32");
    const given = classLabel(3).of({ x, labels }, stream);
    expect(given.dtype).toBe("float32");
    expect(given.arraySync()).toEqual([
      [0, 0, root],
      [0, 0, 0],
      [root, 0, 0],
      [0, 0, root],
    ]);
    for (const tensor of [x, labels, given]) tensor.dispose();
  }));

it("has a mean square of 1 over classes of equal size, as noise of unit variance has", () => {
  const given = classLabel(10).draw!(1000, stream);
  expect(given.reduce((sum, c) => sum + c * c, 0) / given.length).toBeCloseTo(1, 5);
});

it("takes the classes in turn where nobody asks, and labels samples as they were asked for", () => {
  const { draw, labels, size } = classLabel(3);
  expect(size).toBe(3);
  expect([...labels!(draw!(7, stream))]).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect([...labels!(askFor([2, 2, 0], 3))]).toEqual([2, 2, 0]);
  expect([...labels!(new Float32Array(3))]).toEqual([-1]);
  expect([...askFor([1], 3)]).toEqual([0, root, 0]);
});

it("refuses data without labels, and a class that is none", () => {
  const x = tensor2d([1], [1, 1]);
  expect(() => classLabel(3).of({ x }, stream)).toThrow(
    /`labels` is undefined, expected the class of each example\. Load them with their labels/,
  );
  x.dispose();
  for (const wrong of [3, -1, 0.5]) {
    expect(() => askFor([0, wrong], 3)).toThrow(/`class` is .*a whole number from 0 to 2/);
  }
  expect(() => classLabel(0)).toThrow(/`classes` is 0/);
});
