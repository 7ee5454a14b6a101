import * as Plot from "@observablehq/plot";
import type { LineStyle } from "./line-legend.ts";

/**
 * A curve through points; where it would leave the frame, or is not a number, it is interrupted.
 *
 * @param highest - The largest value shown. @default no limit
 */
export function line(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  style: LineStyle,
  highest = Number.POSITIVE_INFINITY,
): Plot.Markish {
  const points = Array.from({ length: x.length }, (_, i) => ({
    x: x[i]!,
    y: y[i]! > highest ? Number.NaN : y[i]!,
  }));
  return Plot.lineY(points, { x: "x", y: "y", ...style });
}
