import type { CurvePoint } from "../protocol.ts";

/** The curve as comma-separated values, a line for each record. */
export function curveCsv(curve: readonly CurvePoint[]): string {
  const names = [...new Set(curve.flatMap(({ values }) => Object.keys(values)))];
  const lines = curve.map(({ iteration, epoch, values }) =>
    [iteration, epoch, ...names.map((name) => values[name] ?? "")].join(","),
  );
  return `${[["iteration", "epoch", ...names].join(","), ...lines].join("\n")}\n`;
}
