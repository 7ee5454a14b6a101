import { datasetFromFloats } from "@gan/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNeighbors } from "./nearest-neighbors.ts";

const datasetOf = (rows: readonly (readonly number[])[], exampleShape: readonly number[]) =>
  datasetFromFloats({ name: "rows", exampleShape, values: Float32Array.from(rows.flat()) });

describe("nearestNeighbors", () => {
  const points = fc.array(
    fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -3, max: 3 }))) as fc.Arbitrary<number[]>,
    { minLength: 1, maxLength: 300 },
  );

  it("agrees with trying them all", () => {
    fc.assert(
      fc.property(points, points, (queries, training) => {
        const found = nearestNeighbors(datasetOf(queries, [3]), datasetOf(training, [3]));
        const expected = queries.map((query) => {
          const distances = training.map((row) => Math.hypot(...row.map((v, i) => v - query[i]!)));
          const distance = Math.min(...distances);
          return {
            distance,
            index: training.map((r) => r).findIndex((_, i) => distances[i]! - distance < 1e-9),
          };
        });
        expect(found.map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
        found.forEach(({ distance }, i) => {
          expect(distance).toBeCloseTo(expected[i]!.distance, 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it("says what does not fit", () => {
    expect(() => nearestNeighbors(datasetOf([[1]], [1]), datasetOf([[1, 2]], [2]))).toThrow(
      /`queries` has shape \[1\], expected \[2\]/,
    );
  });
});
