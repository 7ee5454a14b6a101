const most = 64e6;
/** As libpng has it: a row is held whole. */
const longestSide = 1e6;

/**
 * Refuses sizes before memory is spent on them.
 *
 * @param possible - Pixels that a file of this length can hold at most.
 */
export function assertPixels(width: number, height: number, possible: number): void {
  const pixels = width * height;
  if (pixels === 0) throw new Error("it has no pixels");
  if (pixels > most) throw new Error(`${width} × ${height} are more than ${most} pixels`);
  if (Math.max(width, height) > longestSide) {
    throw new Error(`${width} × ${height} has a side of more than ${longestSide} pixels`);
  }
  if (pixels > possible)
    throw new Error(`${width} × ${height} pixels cannot come from so few bytes`);
}
