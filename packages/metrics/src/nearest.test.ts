import { createRng, type Dataset, datasetFromFloats, readRows } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { nearestByVisible, nearestIndices } from "./index.ts";

useCpu();

function drawn(name: string, size: number, numbers = 3): Dataset {
  const values = createRng(4)
    .stream(name)
    .fillUniform(new Float32Array(size * numbers), -1, 1);
  return datasetFromFloats({ name, exampleShape: [numbers], range: [-1, 1], values });
}

const rowOf = (data: Dataset, i: number) => readRows(data, i, i + 1);
/** Known examples in the order of their distance over what is visible, in float64. */
function ranked(query: Float32Array, known: Dataset, mask?: Float32Array): number[] {
  const distances = Array.from({ length: known.size }, (_, j) => {
    const row = rowOf(known, j);
    return query.reduce((sum, x, k) => sum + (mask?.[k] ?? 1) * (x - row[k]!) ** 2, 0);
  });
  return [...distances.keys()].sort((a, b) => distances[a]! - distances[b]!);
}

it("finds the nearest of many, across blocks of both", () =>
  expectBalanced(async () => {
    // More than 1,000 queries and 5,000 known examples, which are compared at once.
    const [queries, known] = [drawn("queries", 1005), drawn("known", 5010)];
    const found = await nearestIndices(queries, known);
    expect(found).toHaveLength(1005);
    for (const i of [0, 1, 17, 998, 999, 1000, 1001, 1004]) {
      expect(found[i], `of query ${i}`).toBe(ranked(rowOf(queries, i), known)[0]);
    }
    const last = await nearestIndices(known, known);
    for (const i of [0, 4999, 5000, 5009]) expect(last[i]).toBe(i);
  }));

it("takes the mean of the nearest by what is visible", () =>
  expectBalanced(async () => {
    const [queries, known] = [drawn("queries", 103, 4), drawn("known", 60, 4)];
    const masks = createRng(5)
      .stream("masks")
      .fillMask(new Float32Array(103 * 4), 0.5);
    for (const [i, value] of masks.entries()) masks[i] = Number(value > 0);
    const found = await nearestByVisible(queries, known, { masks, count: 3 });
    for (let i = 0; i < queries.size; i++) {
      const mask = masks.subarray(4 * i, 4 * i + 4);
      if (!mask.includes(1)) continue; // All are as near.
      const nearest = ranked(rowOf(queries, i), known, mask).slice(0, 3);
      for (let k = 0; k < 4; k++) {
        const mean = nearest.reduce((sum, j) => sum + rowOf(known, j)[k]! / 3, 0);
        expect(found[4 * i + k], `number ${k} of query ${i}`).toBeCloseTo(mean, 5);
      }
    }
  }));

it("says what does not fit", async () => {
  const [queries, known] = [drawn("queries", 4), drawn("known", 5)];
  const masks = new Float32Array(12).fill(1);
  const byVisible = (changes: object, data = queries) =>
    nearestByVisible(data, known, { masks, count: 2, ...changes });
  for (const find of [(data: Dataset) => nearestIndices(data, known), byVisible.bind(null, {})]) {
    await expect(find(drawn("wide", 4, 5))).rejects.toThrow(
      /`queries` has shape \[5\], expected \[3\]/,
    );
  }
  await expect(byVisible({ masks: masks.subarray(3) })).rejects.toThrow(
    /`masks` has shape \[3, 3\], expected \[4, 3\]\. Give each query a mask/,
  );
  await expect(byVisible({ count: 6 })).rejects.toThrow(/`count` is 6, expected at most the 5/);
});
