import { estimateOf } from "@gan/spec";
import type { CurvePoint } from "./comparison.ts";

/** A mean over seeds at some point, with one standard error to both sides. */
export interface MeanPoint {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean of curves and its standard error (ddof 1), at the points that all of them have. */
export function meanCurve(curves: readonly (readonly CurvePoint[])[]): MeanPoint[] {
  const byX = new Map<number, number[]>();
  for (const { x, y } of curves.flat()) {
    if (Number.isFinite(y)) byX.set(x, [...(byX.get(x) ?? []), y]);
  }
  return [...byX]
    .filter(([, values]) => values.length === curves.length && values.length > 1)
    .sort(([a], [b]) => a - b)
    .map(([x, values]) => {
      const { mean, standardError } = estimateOf(values, { ddof: 1 });
      return { x, mean, low: mean - standardError, high: mean + standardError };
    });
}
