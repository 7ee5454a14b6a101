import type { Image } from "@gan/report";
import { type Dataset, firstExamples, type KnownModes, readRows } from "@gan/spec";

/** What samples are drawn over. */
export interface PointView {
  /** The data; without them samples are drawn alone. */
  readonly data?: Dataset | undefined;
  readonly modes?: KnownModes | undefined;
}

export type Color = readonly [red: number, green: number, blue: number];

/** As in figures: orange is G's, green the data's. */
export const colors = { sample: [213, 94, 0], data: [0, 158, 115], mode: [60, 60, 60] } as const;

/** Pixels of a side, around what the range spans, and of a cell that the data are counted in. */
const SIDE = 480;
const MARGIN = 40;
const CELL = 4;
/** Examples that the density is counted from. */
const MOST = 20_000;

/**
 * Draws points of a plane as orange dots, over the density of the data in green, with a ring of two deviations around each
 * mode that is known. What lies outside of the picture stands at its edge.
 *
 * @param points - Examples of shape `[2]`; `range` spans both axes.
 */
export function pointPicture(points: Dataset, { data, modes }: PointView = {}): Image {
  const pixels = new Uint8Array(SIDE * SIDE * 3).fill(255);
  const [low, high] = points.range;
  const scale = (SIDE - 2 * MARGIN) / (high - low);
  const inside = (pixel: number) => Math.min(SIDE - 1, Math.max(0, Math.round(pixel)));
  const columnOf = (x: number) => inside(MARGIN + (x - low) * scale);
  const rowOf = (y: number) => inside(SIDE - MARGIN - (y - low) * scale);
  if (data) shade(pixels, data, { columnOf, rowOf });
  for (const [x = 0, y = 0] of modes?.centers ?? []) {
    for (let step = 0; step < 360; step++) {
      const [angle, radius] = [(step * Math.PI) / 180, 2 * modes!.deviation];
      const row = rowOf(y + radius * Math.sin(angle));
      blend(pixels, row * SIDE + columnOf(x + radius * Math.cos(angle)), colors.mode, 0.6);
    }
  }
  const rows = readRows(points);
  for (let i = 0; i < rows.length; i += 2) {
    const [column, row] = [columnOf(rows[i]!), rowOf(rows[i + 1]!)];
    for (const [right, down] of dot) {
      const [x, y] = [inside(column + right), inside(row + down)];
      blend(pixels, y * SIDE + x, colors.sample, right === 0 || down === 0 ? 0.8 : 0.35);
    }
  }
  return { width: SIDE, height: SIDE, channels: 3, pixels };
}

const dot = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

/** Colors cells by the examples that lie in them. */
function shade(
  pixels: Uint8Array,
  data: Dataset,
  place: { columnOf: (x: number) => number; rowOf: (y: number) => number },
): void {
  const across = SIDE / CELL;
  const counts = new Float32Array(across * across);
  const rows = readRows(firstExamples(data, Math.min(data.size, MOST)));
  for (let i = 0; i < rows.length; i += 2) {
    const [column, row] = [place.columnOf(rows[i]!), place.rowOf(rows[i + 1]!)];
    counts[Math.floor(row / CELL) * across + Math.floor(column / CELL)]! += 1;
  }
  const most = counts.reduce((max, count) => Math.max(max, count), 1);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const count = counts[Math.floor(y / CELL) * across + Math.floor(x / CELL)]!;
    if (count > 0) blend(pixels, pixel, colors.data, 0.12 + 0.43 * Math.sqrt(count / most));
  }
}

/** Paints a pixel with a color that what was there shines through. */
export function blend(pixels: Uint8Array, pixel: number, color: Color, share: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const at = 3 * pixel + channel;
    pixels[at] = Math.round((1 - share) * pixels[at]! + share * color[channel]!);
  }
}
