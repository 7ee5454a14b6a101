/** Knots along each side of the lattice, and the distance between two. */
const KNOTS = 7;
const SPACING = 40;
/** Coordinate of the first knot; the lattice covers `[-40, 120]`, a slanted digit with room to spare. */
const ORIGIN = -80;

/** Random numbers that {@link displace} reads: a vector at each knot. */
export const latticeSize = KNOTS * KNOTS * 2;

/**
 * Moves the points of a polyline by a smooth random field, as a hand deviates from what it means to draw.
 *
 *     x += strength · Σ w(x − i) w(y − j) lattice[i, j]
 *
 * with w the cubic B-spline, whose field has continuous curvature.
 *
 * @param path - `x0, y0, x1, y1, …` in hundredths of the digit's height; changes in place.
 * @param lattice - {@link latticeSize} numbers of mean 0.
 * @see Simard, Steinkraus and Platt, "Best practices for convolutional neural networks", 2003, section 2.
 */
export function displace(path: number[], lattice: ArrayLike<number>, strength: number): void {
  for (let at = 0; at < path.length; at += 2) {
    const column = place(path[at]!);
    const row = place(path[at + 1]!);
    const across = weights(column.offset);
    const down = weights(row.offset);
    let x = 0;
    let y = 0;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        const weight = across[i]! * down[j]!;
        const knot = 2 * ((row.knot + j) * KNOTS + column.knot + i);
        x += weight * lattice[knot]!;
        y += weight * lattice[knot + 1]!;
      }
    }
    path[at]! += strength * x;
    path[at + 1]! += strength * y;
  }
}

/** The first of the four knots that move a coordinate, and how far past the second it lies. */
function place(coordinate: number): { knot: number; offset: number } {
  const position = (coordinate - ORIGIN) / SPACING - 1;
  const knot = Math.min(KNOTS - 4, Math.max(0, Math.floor(position)));
  return { knot, offset: position - knot };
}

/** The cubic B-spline at four knots around `t` in `[0, 1)`. */
function weights(t: number): readonly number[] {
  const s = 1 - t;
  return [
    (s * s * s) / 6,
    (t * t * (3 * t - 6) + 4) / 6,
    (s * s * (3 * s - 6) + 4) / 6,
    (t * t * t) / 6,
  ];
}
