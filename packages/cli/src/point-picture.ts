import type { Image } from "@gan/report";
import { type Dataset, type KnownModes, readRows } from "@gan/spec";

/** Pixels of a side, and around what the data set's range spans. */
const SIDE = 480;
const MARGIN = 40;

type Color = readonly [red: number, green: number, blue: number];
const SAMPLE: Color = [30, 90, 180];
const MODE: Color = [210, 60, 40];

/**
 * Draws points of a plane as a scatter, with a ring of two deviations around each mode that is known.
 *
 * @param points - Examples of shape `[2]`; `range` spans both axes.
 */
export function pointPicture(points: Dataset, modes?: KnownModes): Image {
  const pixels = new Uint8Array(SIDE * SIDE * 3).fill(255);
  const [low, high] = points.range;
  const scale = (SIDE - 2 * MARGIN) / (high - low);
  const paint = (x: number, y: number, color: Color) => {
    const column = Math.round(MARGIN + (x - low) * scale);
    const row = Math.round(SIDE - MARGIN - (y - low) * scale);
    if (Math.min(row, column) < 0 || Math.max(row, column) >= SIDE) return;
    pixels.set(color, 3 * (row * SIDE + column));
  };
  const rows = readRows(points);
  for (let i = 0; i < rows.length; i += 2) {
    for (const [right, up] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      paint(rows[i]! + right / scale, rows[i + 1]! + up / scale, SAMPLE);
    }
  }
  for (const [x = 0, y = 0] of modes?.centers ?? []) {
    for (let step = 0; step < 360; step++) {
      const [angle, radius] = [(step * Math.PI) / 180, 2 * modes!.deviation];
      paint(x + radius * Math.cos(angle), y + radius * Math.sin(angle), MODE);
    }
  }
  return { width: SIDE, height: SIDE, channels: 3, pixels };
}
