/** Width of the gray edge between ink and paper, in pixels: 1 for a sharp line, a little more on MNIST. */
const EDGE = 1.2;

/** A line drawn by a pen whose radius may vary: `x0, y0, x1, y1, …` and the radius at each point. */
export interface Line {
  readonly points: readonly number[];
  readonly radii: readonly number[];
}

/**
 * Draws lines with round ends on a square of gray pixels.
 *
 * A pixel's ink is the pen's radius less its center's distance from the line, over the edge's width,
 * plus ½, between 0 and 1. Lines that cross do not add up.
 *
 * @param ink - `[side, side]`, 0 is paper and 1 is ink; pixels get darker, never lighter.
 */
export function rasterize(lines: readonly Line[], ink: Float64Array, side: number): void {
  for (const { points, radii } of lines) {
    for (let i = 0; i + 1 < radii.length; i++) {
      const radius = (radii[i]! + radii[i + 1]!) / 2;
      const [x0, y0] = [points[2 * i]!, points[2 * i + 1]!];
      const [x1, y1] = [points[2 * i + 2]!, points[2 * i + 3]!];
      drawSegment(ink, side, radius, x0, y0, x1, y1);
    }
  }
}

function drawSegment(
  ink: Float64Array,
  side: number,
  radius: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const reach = radius + EDGE / 2;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const perLength = 1 / (dx * dx + dy * dy + 1e-12);
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const right = Math.min(side - 1, Math.floor(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const bottom = Math.min(side - 1, Math.floor(Math.max(y0, y1) + reach));
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - y0;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - x0;
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
      const ox = px - along * dx;
      const oy = py - along * dy;
      const distance2 = ox * ox + oy * oy;
      if (distance2 >= reach * reach) continue;
      const share = Math.min(1, (reach - Math.sqrt(distance2)) / EDGE);
      const pixel = row * side + column;
      if (share > ink[pixel]!) ink[pixel] = share;
    }
  }
}
