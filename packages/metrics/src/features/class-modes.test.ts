import { expect, it } from "vitest";
import { classModes, classModesMetric } from "./class-modes.ts";

/** Logits by which each example is of the class that is named. */
function logitsOf(classes: readonly number[], size: number) {
  const values = new Float32Array(classes.length * size);
  for (const [i, each] of classes.entries()) values[i * size + each] = 1 + (i % 3);
  return { values, count: classes.length, size };
}

const evenly = (count: number, classes: number) =>
  Array.from({ length: count }, (_, i) => i % classes);

it("finds all classes of even samples, half of those of half, and one of one", () => {
  expect(classModes(logitsOf(evenly(100, 10), 10))).toEqual({
    found: 10,
    divergence: expect.closeTo(0, 12),
  });
  // Equal shares of half of the classes: log 2. Of one class: log of their number.
  const half = classModes(logitsOf(evenly(100, 5), 10));
  expect(half).toEqual({ found: 5, divergence: expect.closeTo(Math.log(2), 12) });
  const one = classModes(logitsOf(new Array(10_000).fill(999), 1000));
  expect(one).toEqual({ found: 1, divergence: expect.closeTo(Math.log(1000), 12) });
});

it("is the divergence of the definition where shares are uneven", () => {
  const uneven = [...new Array(60).fill(0), ...new Array(40).fill(1)];
  const { divergence } = classModes(logitsOf(uneven, 2));
  expect(divergence).toBeCloseTo(0.6 * Math.log(0.6 / 0.5) + 0.4 * Math.log(0.4 / 0.5), 12);
});

it("refuses fewer than ten examples for each class, and names the set", async () => {
  expect(() => classModes(logitsOf(evenly(9999, 1000), 1000))).toThrow(
    /count of 1000 classes takes at least 10000 examples, and `samples` has 9999/,
  );
  const [samples, test] = [logitsOf(evenly(20, 2), 2), logitsOf(evenly(19, 2), 2)];
  const data = { name: "x", exampleShape: [1], range: [0, 1] as const, read() {} };
  const subject = { samples: { ...data, size: 20 }, test: { ...data, size: 19 } };
  const logits = async (of: { size: number }) => (of.size === 20 ? samples : test);
  await expect(classModesMetric.measure({ ...subject, logits })).rejects.toThrow(
    /`reference` has 19/,
  );
});
