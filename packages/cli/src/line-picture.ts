import type { Image } from "@gan/report";
import { type Dataset, firstExamples, readRows } from "@gan/spec";
import { blend, colors, type PointView } from "./point-picture.ts";

const WIDTH = 480;
const HEIGHT = 260;
const MARGIN = 20;
/** Pixels of a bin. */
const BIN = 5;
/** Examples that bins are counted from. */
const MOST = 100_000;

/**
 * Draws numbers of a line as a histogram: an orange line for the samples, over the data in green. What lies outside of the
 * range is counted in the bins at the ends.
 *
 * @param points - Examples of shape `[1]`.
 */
export function linePicture(points: Dataset, { data }: PointView = {}): Image {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3).fill(255);
  const [own, real] = [sharesOf(points, points), data && sharesOf(data, points)];
  const top = Math.max(...own, ...(real ?? []));
  const heightOf = (share: number) => Math.round(((HEIGHT - 2 * MARGIN) * share) / top);
  const floor = HEIGHT - MARGIN;
  for (let x = 0; x < WIDTH; x++) {
    const bin = Math.floor(x / BIN);
    const height = heightOf(own[bin]!);
    for (let y = 0; real && y < heightOf(real[bin]!); y++) {
      blend(pixels, (floor - 1 - y) * WIDTH + x, colors.data, 0.35);
    }
    blend(pixels, floor * WIDTH + x, colors.mode, 0.6);
    const before = x % BIN === 0 && bin > 0 ? heightOf(own[bin - 1]!) : height;
    for (let y = Math.min(before, height); y <= Math.max(before, height) + 1; y++) {
      blend(pixels, (floor - 1 - y) * WIDTH + x, colors.sample, 1);
    }
  }
  return { width: WIDTH, height: HEIGHT, channels: 3, pixels };
}

/** The share of the examples in each bin of the range. */
function sharesOf(dataset: Dataset, { range: [low, high] }: Pick<Dataset, "range">): number[] {
  const bins = Math.ceil(WIDTH / BIN);
  const shares = Array.from({ length: bins }, () => 0);
  const rows = readRows(firstExamples(dataset, Math.min(dataset.size, MOST)));
  for (const value of rows) {
    const bin = Math.floor((bins * (value - low)) / (high - low));
    shares[Math.min(bins - 1, Math.max(0, bin))]! += 1 / rows.length;
  }
  return shares;
}
