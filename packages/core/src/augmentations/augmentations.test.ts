import { createRng } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  type AugmentationChoice,
  augmentations,
  color,
  cutout,
  inTurn,
  translation,
} from "../index.ts";

useCpu();

const picture = { shape: [8, 8, 3], range: [0, 1] } as const;
const SIZE = 8 * 8 * 3;
const ROWS = 4;

/** What becomes of pictures, by the same draws each time. */
function changedBy(
  change: NonNullable<AugmentationChoice["change"]>,
  values: Float32Array,
): Float32Array {
  return tidy(() => {
    const x = tensor2d(values, [values.length / SIZE, SIZE]);
    const stream = createRng(3).stream("any");
    return change(x, picture, stream).dataSync().slice() as Float32Array;
  });
}

const drawn = createRng(1).stream("x").fillUniform(new Float32Array(SIZE));
const same = Float32Array.from({ length: ROWS * SIZE }, (_, i) => drawn[i % SIZE]!);
const changes = Object.entries<AugmentationChoice>(augmentations).flatMap(([name, { change }]) =>
  change ? [[name, change] as const] : [],
);

it.each(changes)("changes each picture by itself, and in its own way, by %s", (_, change) =>
  expectBalanced(() => {
    const before = changedBy(change, same);
    const other = same.slice();
    for (let i = SIZE; i < 2 * SIZE; i++) other[i] = 1 - other[i]!;
    const after = changedBy(change, other);
    const rowOf = (values: Float32Array, row: number) =>
      `${values.slice(row * SIZE, (row + 1) * SIZE)}`;
    for (const row of [0, 2, 3]) expect(rowOf(after, row)).toBe(rowOf(before, row));
    expect(rowOf(after, 1)).not.toBe(rowOf(before, 1));
    expect(new Set([0, 1, 2, 3].map((row) => rowOf(before, row))).size).toBe(ROWS);
  }),
);

it("changes in turn what each before it gave", () => {
  const stream = createRng(3).stream("any");
  const expected = tidy(() => {
    const x = tensor2d(same, [ROWS, SIZE]);
    const colored = color(x, picture, stream);
    return cutout(translation(colored, picture, stream), picture, stream).dataSync();
  });
  expect(changedBy(inTurn(color, translation, cutout), same)).toEqual(expected);
});
