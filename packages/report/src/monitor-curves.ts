import * as Plot from "@observablehq/plot";
import { referenceLine } from "./curves.ts";
import { type FigureSize, figure } from "./figure.ts";
import { type ColorName, fillIn, strokeIn } from "./palette.ts";

/** What was measured between two epochs. */
export interface MonitorAtIteration {
  readonly iteration: number;
  /** Share of real examples that D takes for generated ones, without dropout. */
  readonly falseNegatives: number;
  /** Share of generated examples that D takes for real, without dropout. */
  readonly falsePositives: number;
  /** L2 norm of the gradient of G's objective with respect to the samples. */
  readonly sampleGradientNorm: number;
}

/** Draws how often D is wrong about real and about generated examples, as SVG. */
export function errorShareCurves(
  monitor: readonly MonitorAtIteration[],
  size: FigureSize = {},
): string {
  return figure({
    ...size,
    description: "Shares of real and of generated examples that the discriminator is wrong about.",
    marginRight: 26,
    x: iterationAxis(monitor),
    y: { label: "share of mistakes", domain: [0, 1] },
    legend: [
      { label: "real taken for fake", color: "data" },
      { label: "fake taken for real", color: "generator" },
    ],
    marks: [
      ...line(monitor, "data", "falseNegatives"),
      ...line(monitor, "generator", "falsePositives"),
      ...referenceLine(0.5, "½"),
    ],
  });
}

/** Draws how strongly G is told to move its samples, as SVG: where it vanishes, G no longer learns. */
export function sampleGradientCurve(
  monitor: readonly MonitorAtIteration[],
  size: FigureSize = {},
): string {
  return figure({
    ...size,
    description: "Norm of the gradient of the generator's objective on its samples.",
    marginLeft: 60,
    x: iterationAxis(monitor),
    y: { label: "gradient norm on the samples", domain: [0, highest(monitor)] },
    marks: line(monitor, "generator", "sampleGradientNorm"),
  });
}

function iterationAxis(monitor: readonly MonitorAtIteration[]) {
  return { label: "iteration", domain: [0, monitor.at(-1)?.iteration ?? 1] };
}

function highest(monitor: readonly MonitorAtIteration[]): number {
  return Math.max(...monitor.map(({ sampleGradientNorm }) => sampleGradientNorm)) || 1;
}

function line(
  monitor: readonly MonitorAtIteration[],
  color: ColorName,
  y: keyof MonitorAtIteration,
): Plot.Markish[] {
  return [
    Plot.lineY(monitor, { x: "iteration", y, strokeWidth: 1.75, ...strokeIn(color) }),
    Plot.dot(monitor, { x: "iteration", y, r: 2.5, ...fillIn(color) }),
  ];
}
