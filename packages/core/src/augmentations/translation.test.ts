import { createRng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { translation } from "./translation.ts";

useCpu();

const ROWS = 300;
const [height, width, channels] = [8, 17, 2] as const;
const size = height * width * channels;
const picture = Float32Array.from({ length: size }, (_, i) => i + 1);

/** The picture so far down and to the right. */
function moved(down: number, right: number): Float32Array {
  const to = new Float32Array(size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromY, fromX] = [y - down, x - right];
      if (fromY < 0 || fromY >= height || fromX < 0 || fromX >= width) continue;
      for (let c = 0; c < channels; c++) {
        to[(y * width + x) * channels + c] = picture[(fromY * width + fromX) * channels + c]!;
      }
    }
  }
  return to;
}

it("moves each picture as a loop does, by each way there is up to an eighth of the sides", () => {
  const values = new Float32Array(ROWS * size);
  for (let row = 0; row < ROWS; row++) values.set(picture, row * size);
  const stream = createRng(1).stream("translation");
  const changed = tidy(() => {
    const x = tensor2d(values, [ROWS, size]);
    const shape = [height, width, channels] as const;
    return translation(x, { shape, range: [0, 1] }, stream).dataSync();
  });
  const ways = [-1, 0, 1].flatMap((down) =>
    [-2, -1, 0, 1, 2].map((right) => `${moved(down, right)}`),
  );
  const found = Array.from(
    { length: ROWS },
    (_, row) => `${changed.slice(row * size, (row + 1) * size)}`,
  );
  expect(found.every((each) => ways.includes(each))).toBe(true);
  expect(new Set(found).size).toBe(15);
});
