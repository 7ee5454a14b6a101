import type { PngHeader } from "./header.ts";

/** Pixels that are stored together: every `dx`th of every `dy`th row, from `(x, y)`. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
}

/** x, y, dx and dy of the seven passes, so that a picture comes in from coarse to fine. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of a picture that hold any pixel, in the order in which they are stored. */
export function passesOf({ width, height, isInterlaced }: PngHeader): readonly PngPass[] {
  const passes = isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  return passes
    .map(([x, y, dx, dy]) => {
      const columns = Math.ceil((width - x) / dx);
      return { x, y, dx, dy, columns, rows: Math.ceil((height - y) / dy) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}
