import type { Image } from "./image.ts";
import type { PictureSize } from "./pictures.ts";

/** Between gray pictures mid-gray, between colored ones white, which fewer of them have at their edges. */
const MID_GREY = 128;
const WHITE = 255;

export interface GridLayout {
  readonly rows: number;
  readonly columns: number;
  readonly cell: PictureSize;
  /** Pixels around and between the cells. */
  readonly padding: number;
  /** Channels of the whole; gray cells may stand in a colored grid. */
  readonly channels: 1 | 3;
}

/** A picture with room for the cells: mid-gray, or white where they are colored. */
export function createGrid({ rows, columns, cell, padding, channels }: GridLayout): Image {
  const width = columns * (cell.width + padding) + padding;
  const height = rows * (cell.height + padding) + padding;
  const pixels = new Uint8Array(width * height * channels).fill(
    cell.channels === 3 ? WHITE : MID_GREY,
  );
  return { width, height, channels, pixels };
}

/** Paints an example into a cell, `range` shown from black to white and values outside it clamped. */
export function paintCell(
  { width, pixels }: Image,
  { cell, padding, channels }: GridLayout,
  [row, column]: readonly [row: number, column: number],
  values: ArrayLike<number>,
  [low, high]: readonly [low: number, high: number],
): void {
  const scale = 255 / (high - low);
  const top = padding + row * (cell.height + padding);
  const left = padding + column * (cell.width + padding);
  for (let y = 0; y < cell.height; y++) {
    for (let x = 0; x < cell.width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        const from = (y * cell.width + x) * cell.channels + Math.min(channel, cell.channels - 1);
        const byte = Math.round((values[from]! - low) * scale);
        pixels[((top + y) * width + left + x) * channels + channel] = Math.min(
          Math.max(byte, 0),
          255,
        );
      }
    }
  }
}
