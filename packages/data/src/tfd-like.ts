import { createRng, type Stream } from "@gan/spec";
import { writeMat } from "./mat/write-mat.ts";

/** A stand-in for the Toronto Face Dataset. */
export interface TfdLikeOptions {
  /** Faces in all, at least 50; three in ten are labeled. @default 500 */
  readonly count?: number;
  /** Height and width. @default 48 */
  readonly side?: 48 | 96;
  /** @default 0 */
  readonly seed?: number;
}

/**
 * Draws simple faces and lays them out as `TFD_48x48.mat` does, for tests and for trying the TFD
 * experiment out while the real file, given out on request only, is not at hand.
 *
 * @returns A MATLAB file of version 6 with `images`, `labs_ex`, `labs_id` and `folds`.
 */
export function createTfdLike({
  count = 500,
  side = 48,
  seed = 0,
}: TfdLikeOptions = {}): Uint8Array {
  const rng = createRng(seed);
  const images = new Uint8Array(count * side * side);
  const [expressions, people] = [new Int16Array(count), new Int16Array(count)];
  const folds = new Uint8Array(count * 5);
  const isLabeled = (n: number) => n % 10 < 3;
  for (let n = 0; n < count; n++) {
    const stream = rng.stream("face", n);
    const expression = stream.integer(7);
    drawFace(side, expression, stream, (row, column, value) => {
      images[n + count * (row + side * column)] = value;
    });
    expressions[n] = isLabeled(n) ? expression + 1 : -1;
    people[n] = isLabeled(n) ? 1 + stream.integer(100) : -1;
    for (let fold = 0; fold < 5; fold++) {
      const turn = (Math.floor(n / 10) + fold) % 5;
      folds[n + count * fold] = isLabeled(n) ? [1, 1, 1, 2, 3][turn]! : 0;
    }
  }
  return writeMat({
    images: { shape: [count, side, side], values: images },
    labs_ex: { shape: [count, 1], values: expressions },
    labs_id: { shape: [count, 1], values: people },
    folds: { shape: [count, 5], values: folds },
  });
}

/** A head, two eyes, a nose, and a mouth that the expression bends and opens. */
function drawFace(
  side: number,
  expression: number,
  stream: Stream,
  put: (row: number, column: number, value: number) => void,
): void {
  const between = (low: number, high: number) => low + (high - low) * stream.next();
  const [skin, back] = [between(110, 220), between(10, 90)];
  const [width, height] = [between(0.6, 0.75), between(0.8, 0.92)];
  const [eyes, eyeY, mouthY] = [between(0.25, 0.32), between(-0.3, -0.2), between(0.4, 0.5)];
  const [bend, open] = [(expression - 3) * 0.12, 0.04 + 0.05 * (expression % 3)];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = (2 * column + 1) / side - 1;
      const y = (2 * row + 1) / side - 1;
      const isHead = (x / width) ** 2 + (y / height) ** 2 < 1;
      const isEye = (Math.abs(x) - eyes) ** 2 + (y - eyeY) ** 2 < 0.012;
      const isNose = Math.abs(x) < 0.05 && y > -0.05 && y < 0.2;
      const isMouth = Math.abs(x) < 0.3 && Math.abs(y - mouthY + bend * (x * x * 9 - 0.5)) < open;
      const shade = isHead ? skin * (1 - 0.25 * Math.abs(x)) : back;
      const feature = isEye || isMouth ? 0.3 : isNose ? 0.8 : 1;
      put(row, column, Math.round(isHead ? shade * feature : shade));
    }
  }
}
