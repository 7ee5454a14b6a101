import type { Estimate } from "@gan/spec";
import * as Plot from "@observablehq/plot";
import { referenceLine } from "./curves.ts";
import { type FigureSize, figure } from "./figure.ts";
import { formatEstimate } from "./format.ts";
import { type ColorName, fillIn, strokeIn } from "./palette.ts";

/** A Parzen score at some point of the training. */
export interface ScoreAtEpoch {
  readonly epoch: number;
  readonly estimate: Estimate;
}

/** A row that a score is compared with, such as one of the paper's Table 1. */
export interface ScoreRow extends Pick<Estimate, "mean" | "standardError"> {
  readonly label: string;
}

/** Draws the Parzen score by epoch, each with one standard error to both sides, as SVG. */
export function scoreCurve(
  scores: readonly ScoreAtEpoch[],
  { reference, ...size }: FigureSize & { readonly reference?: ScoreRow } = {},
): string {
  const points = scores.map(({ epoch, estimate: { mean, standardError } }) => ({
    epoch,
    mean,
    low: mean - standardError,
    high: mean + standardError,
  }));
  return figure({
    ...size,
    description: `Parzen-window log-likelihood by epoch${reference ? `; dashed: ${reference.label}, ${reference.mean}` : ""}.`,
    x: { label: "epoch", domain: [0, Math.max(1, ...points.map(({ epoch }) => epoch))] },
    y: { label: "log-likelihood (nats)" },
    marginLeft: 52,
    marginRight: reference ? 40 : 16,
    marks: [
      Plot.ruleX(points, { x: "epoch", y1: "low", y2: "high", ...strokeIn("discriminator") }),
      Plot.lineY(points, { x: "epoch", y: "mean", ...strokeIn("discriminator") }),
      Plot.dot(points, { x: "epoch", y: "mean", r: 3.5, ...fillIn("discriminator") }),
      ...(reference ? referenceLine(reference.mean, String(reference.mean)) : []),
    ],
  });
}

/** Draws a score beside those it is compared with, one row each with its standard error, as SVG. */
export function scoreComparison(
  own: ScoreRow,
  others: readonly ScoreRow[],
  { width = 520, height }: FigureSize = {},
): string {
  const rows = [own, ...others].map((row, i) => ({
    ...row,
    low: row.mean - row.standardError,
    high: row.mean + row.standardError,
    color: (i === 0 ? "generator" : "discriminator") as ColorName,
  }));
  const longest = Math.max(...rows.map(({ label }) => label.length));
  return figure({
    width,
    height: height ?? 84 + rows.length * 28,
    description: rows.map((row) => `${row.label}: ${formatEstimate(row)}`).join("; "),
    x: { label: "log-likelihood (nats)", grid: true, insetLeft: 16, insetRight: 16 },
    y: {
      label: null,
      type: "band",
      grid: false,
      domain: rows.map(({ label }) => label),
    },
    marginLeft: Math.round(longest * 6.6) + 16,
    marks: rows.flatMap((row) => [
      Plot.ruleY([row], {
        y: "label",
        x1: "low",
        x2: "high",
        strokeWidth: 3,
        ...strokeIn(row.color),
      }),
      Plot.dot([row], { y: "label", x: "mean", r: 5, ...fillIn(row.color) }),
    ]),
  });
}
