import type { ControlPoint } from "./templates.ts";

/** Points on the curve from one control point to the next. */
const STEPS = 5;

/**
 * The path of the pen through its control points: centripetal Catmull-Rom splines between the corners.
 *
 * Centripetal knots (the square root of the distance) keep a curve free of loops and cusps that its
 * points do not ask for.
 *
 * @returns Points `x0, y0, x1, y1, …` of a polyline.
 * @see Yuksel, Schaefer and Keyser, "Parameterization and applications of Catmull-Rom curves", 2011.
 */
export function spline(points: readonly ControlPoint[]): number[] {
  const path = [points[0]!.x, points[0]!.y];
  const last = points.length - 1;
  for (let i = 0; i < last; i++) {
    const from = points[i]!;
    const to = points[i + 1]!;
    const before = i === 0 || from.isCorner ? mirrored(to, from) : points[i - 1]!;
    const after = i + 1 === last || to.isCorner ? mirrored(from, to) : points[i + 2]!;
    addSpan(path, before, from, to, after);
  }
  return path;
}

type Point = Pick<ControlPoint, "x" | "y">;

/** `point` mirrored in `center`: the neighbor that lets a curve end straight. */
function mirrored(point: Point, center: Point): Point {
  return { x: 2 * center.x - point.x, y: 2 * center.y - point.y };
}

/** Appends the points from `b` (without it) to `c` of the spline through a, b, c, d, by Hermite's form. */
function addSpan(path: number[], a: Point, b: Point, c: Point, d: Point): void {
  const ab = knotDistance(a, b);
  const bc = knotDistance(b, c);
  const cd = knotDistance(c, d);
  const startX = tangent(a.x, b.x, c.x, ab, bc) * bc;
  const startY = tangent(a.y, b.y, c.y, ab, bc) * bc;
  const endX = tangent(b.x, c.x, d.x, bc, cd) * bc;
  const endY = tangent(b.y, c.y, d.y, bc, cd) * bc;
  for (let step = 1; step <= STEPS; step++) {
    const t = step / STEPS;
    const toEnd = t * t * (3 - 2 * t);
    const atStart = t * (1 - t) * (1 - t);
    const atEnd = t * t * (t - 1);
    path.push(
      b.x + (c.x - b.x) * toEnd + startX * atStart + endX * atEnd,
      b.y + (c.y - b.y) * toEnd + startY * atStart + endY * atEnd,
    );
  }
}

/** √distance, kept away from 0 where points coincide. */
function knotDistance(from: Point, to: Point): number {
  const x = to.x - from.x;
  const y = to.y - from.y;
  return Math.sqrt(Math.sqrt(x * x + y * y)) + 1e-3;
}

/** The derivative at q of the parabola through p, q and r, whose knots are `pq` and `qr` apart. */
function tangent(p: number, q: number, r: number, pq: number, qr: number): number {
  return (q - p) / pq - (r - p) / (pq + qr) + (r - q) / qr;
}
