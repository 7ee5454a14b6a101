import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { onnxProducts } from "./onnx-products.ts";

it("multiplies in float64, also rows of float32, and any number of them", async () => {
  const products = await onnxProducts({ threads: 2 });
  for (const [m, n, size] of [
    [1, 1, 1],
    [5, 3, 70],
    [64, 130, 33],
  ] as const) {
    const drawn = (count: number, name: string) =>
      createRng(1)
        .stream(name)
        .fillNormal(new Float32Array(count * size), 100);
    const a = { values: drawn(m, "a"), count: m, size };
    const b = { values: Float64Array.from(drawn(n, "b"), (x) => x / 3), count: n, size };
    const found = await products(a, b);
    expect(found.length).toBe(m * n);
    for (const [at, product] of found.entries()) {
      const [i, j] = [Math.floor(at / n), at % n];
      let expected = 0;
      for (let k = 0; k < size; k++) expected += a.values[i * size + k]! * b.values[j * size + k]!;
      // In float32 it would differ in the eighth digit.
      expect(Math.abs(product / expected - 1)).toBeLessThan(1e-13);
    }
  }
});

it("multiplies in float32 where it is asked to", async () => {
  const { single } = await onnxProducts({ threads: 1 });
  const [a, b] = [
    { values: Float32Array.of(1, 2, 3, 4), count: 2, size: 2 },
    { values: Float64Array.of(0.1, 1, 1 / 3, 0), count: 2, size: 2 },
  ];
  const found = await single!(a, b);
  expect(found).toBeInstanceOf(Float32Array);
  const [tenth, third] = [Math.fround(0.1), Math.fround(1 / 3)];
  for (const [at, value] of [tenth + 2, third, 3 * tenth + 4, 3 * third].entries()) {
    expect(Math.abs(found[at]! / value - 1)).toBeLessThan(2e-7);
  }
});
