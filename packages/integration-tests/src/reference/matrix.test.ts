import { createRng } from "@gan/spec";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Matrix, matrix, multiply, sumOfRows, transpose } from "./matrix.ts";

const size = fc.integer({ min: 1, max: 70 });

it("multiplies as the definition says, zeros or not", () =>
  fc.assert(
    fc.property(size, size, size, fc.constantFrom(1, 0.5), fc.nat(), (m, k, n, keep, seed) => {
      const stream = createRng(seed).stream("numbers");
      const mask = stream.fillMask(new Float32Array(m * k), keep);
      const left = stream.fillUniform(new Float32Array(m * k), -1, 1).map((x, i) => x * mask[i]!);
      const [a, b] = [
        matrix(m, k, left),
        matrix(k, n, stream.fillUniform(new Float32Array(k * n))),
      ];
      const product = multiply(a, b);
      expect([product.rows, product.columns]).toEqual([m, n]);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          expect(element(product, i, j)).toBeCloseTo(innerProduct(a, b, i, j), 12);
        }
      }
    }),
    { numRuns: 30 },
  ));

it("transposes tiles that are not whole", () => {
  const a = matrix(
    33,
    18,
    Array.from({ length: 33 * 18 }, (_, i) => i),
  );
  const turned = transpose(a);
  expect([turned.rows, turned.columns]).toEqual([18, 33]);
  for (let i = 0; i < 33; i++) {
    for (let j = 0; j < 18; j++) expect(element(turned, j, i)).toBe(element(a, i, j));
  }
});

it("sums rows", () => {
  expect([...sumOfRows(matrix(2, 3, [1, 2, 3, 10, 20, 30]))]).toEqual([11, 22, 33]);
});

it("refuses shapes that do not meet", () => {
  expect(() => multiply(matrix(1, 2), matrix(3, 1))).toThrow("is no product");
  expect(() => matrix(2, 2, [1, 2, 3])).toThrow("cannot fill");
});

function element(a: Matrix, i: number, j: number): number {
  return a.values[i * a.columns + j]!;
}

function innerProduct(a: Matrix, b: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.columns; k++) sum += element(a, i, k) * element(b, k, j);
  return sum;
}
