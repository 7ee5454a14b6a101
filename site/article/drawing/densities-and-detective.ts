import type { Plot } from "./plot.ts";

/** What two densities are on a line, and what a detective answers there. */
export interface OnALine {
  readonly points: ArrayLike<number>;
  readonly pData: ArrayLike<number>;
  readonly pG: ArrayLike<number>;
  readonly answers: ArrayLike<number>;
  /** Whose answers they are: a player's, or the best there is. */
  readonly of: "of-d" | "optimal";
}

/** Figure 1's parts that several figures share: both densities, and the detective over them on a scale of its own. */
export function densitiesAndDetective(
  { density, answer }: Readonly<Record<"density" | "answer", Plot>>,
  { points, pData, pG, answers, of }: OnALine,
): string {
  return [
    answer.yAxis([0, 0.5, 1], (y) => (y === 0.5 ? "½" : `${y}`)),
    density.area(points, pData, "data"),
    density.area(points, pG, "of-g"),
    density.curve(points, pData, "data"),
    density.curve(points, pG, "of-g"),
    answer.curve(points, answers, of),
    density.xAxis([-4, -2, 0, 2, 4], '<tspan class="math">x</tspan>'),
  ].join("");
}
