import type { CurvePoint } from "../protocol.ts";

/** What a curve has at an iteration: its last point until then, but nothing before its first and after its last. */
export function valueAt(
  curve: readonly CurvePoint[],
  iteration: number,
  of: string,
): number | undefined {
  const last = curve.at(-1);
  if (!last || iteration > last.iteration) return undefined;
  return curve.findLast((point) => point.iteration <= iteration)?.values[of];
}
