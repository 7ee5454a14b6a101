import { createRng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { ones, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { cutout } from "./cutout.ts";

useCpu();

const ROWS = 1000;
const [height, width, channels] = [7, 8, 2] as const;
const size = height * width * channels;

/** A picture of ones with 0 in a square, which may lie over the edge. */
function cut(top: number, left: number): readonly number[] {
  const [tall, wide] = [3, 4];
  return Array.from({ length: size }, (_, i) => {
    const [y, x] = [Math.floor(i / channels / width), Math.floor(i / channels) % width];
    const isInside = y >= top && y < top + tall && x >= left && x < left + wide;
    return isInside ? 0 : 1;
  });
}

it("sets to 0 exactly a square of half the sides, around each point there is", () => {
  const stream = createRng(1).stream("cutout");
  const changed = tidy(() => {
    const shape = [height, width, channels] as const;
    return cutout(ones([ROWS, size]), { shape, range: [0, 1] }, stream).dataSync();
  });
  const ways = [-1, 0, 1, 2, 3, 4, 5].flatMap((top) =>
    [-2, -1, 0, 1, 2, 3, 4, 5, 6].map((left) => `${cut(top, left)}`),
  );
  const found = Array.from(
    { length: ROWS },
    (_, row) => `${changed.slice(row * size, (row + 1) * size)}`,
  );
  expect(found.every((each) => ways.includes(each))).toBe(true);
  expect(new Set(found).size).toBe(63);
});
