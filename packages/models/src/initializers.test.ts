import { createRng } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { constant, given, type Initializer, sparse, uniform } from "./initializers.ts";

useCpu();
const stream = () => createRng(5).stream("h0/kernel");
const values = (initializer: Initializer, shape: number[]) => {
  const tensor = initializer.apply(shape);
  const read = tensor.dataSync() as Float32Array;
  expect(tensor.shape).toEqual(shape);
  tensor.dispose();
  return read;
};
const average = (numbers: Float32Array, of = (x: number) => x) =>
  numbers.reduce((total, x) => total + of(x), 0) / numbers.length;

it("draws U(−r, r) with the mean and variance of one", () =>
  expectBalanced(() => {
    const drawn = values(uniform(0.05, stream()), [300, 200]);
    expect(Math.abs(average(drawn))).toBeLessThan(5 * (0.05 / Math.sqrt(3 * drawn.length)));
    expect(average(drawn, (x) => x * x) / (0.05 ** 2 / 3)).toBeCloseTo(1, 1);
    expect(drawn.every((x) => x >= -0.05 && x <= 0.05)).toBe(true);
  }));

it("is the stream's own bits, the same on every engine", () => {
  const expected = stream().fillUniform(new Float32Array(12), -2, 2);
  expect(values(uniform(2, stream()), [3, 4])).toEqual(expected);
});

it("connects every unit to as many distinct inputs as asked, with N(0, 1)", () => {
  const [inputs, units, connections] = [40, 500, 15];
  const drawn = values(sparse(connections, stream()), [inputs, units]);
  const used = new Float32Array(inputs);
  for (let unit = 0; unit < units; unit++) {
    const column = Array.from({ length: inputs }, (_, i) => drawn[i * units + unit]!);
    expect(column.filter((x) => x !== 0)).toHaveLength(connections);
    column.forEach((x, i) => {
      if (x !== 0) used[i]! += 1;
    });
  }
  const weights = drawn.filter((x) => x !== 0);
  expect(Math.abs(average(weights))).toBeLessThan(5 / Math.sqrt(weights.length));
  expect(average(weights, (x) => x * x)).toBeCloseTo(1, 1);
  const expected = (units * connections) / inputs;
  const deviation = Math.sqrt(expected * (1 - connections / inputs));
  for (const count of used) expect(Math.abs(count - expected)).toBeLessThan(5 * deviation);
});

it("connects every unit to all inputs when there are fewer than asked", () => {
  expect(values(sparse(100, stream()), [7, 5]).every((x) => x !== 0)).toBe(true);
});

it("gives constants and given values, and names the weight they do not fit", () => {
  expect(values(constant(-2), [3])).toEqual(Float32Array.of(-2, -2, -2));
  expect(values(given([1, 2, 3], "y/bias"), [3])).toEqual(Float32Array.of(1, 2, 3));
  expect(() => given([1, 2], "y/bias").apply([3])).toThrow(
    "`y/bias` has shape [2], expected [3]. Give 3 values, one for each output of the layer.",
  );
});
