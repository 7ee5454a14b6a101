import type { CurvePoint } from "../protocol.ts";

const columns = [
  "iteration",
  "epoch",
  "discriminatorLoss",
  "generatorLoss",
  "realProbability",
  "fakeProbability",
  "value",
  "divergence",
] as const satisfies readonly (keyof CurvePoint)[];

/** The curve as comma-separated values, a line for each record. */
export function curveCsv(curve: readonly CurvePoint[]): string {
  const lines = curve.map((point) => columns.map((name) => point[name]).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
