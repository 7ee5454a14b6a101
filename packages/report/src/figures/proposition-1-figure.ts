import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import { formatFixed } from "../format.ts";
import { fillIn, strokeIn } from "../palette.ts";
import { line } from "./line.ts";
import { paperLines } from "./paper-lines.ts";
import { type Panel, plate } from "./plate.ts";

/** A trained D beside D*; all functions are given at the places `x`. */
export interface TrainedDiscriminator {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly pData: ArrayLike<number>;
  readonly pG: ArrayLike<number>;
  readonly trained: ArrayLike<number>;
  readonly optimal: ArrayLike<number>;
  /** ∫ |D − D*| (p_data + p_g)/2 dx. */
  readonly meanDeviation: number;
}

/**
 * Proposition 1: D, trained against a fixed G, over D*; and how far they lie apart.
 *
 * @returns SVG with a row for each fit.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proposition 1.
 */
export function proposition1Figure(
  fits: readonly TrainedDiscriminator[],
  { caption }: { readonly caption: string },
): string {
  const highest = Math.max(
    ...fits.flatMap((fit) =>
      Array.from(fit.x, (_, i) => Math.abs(fit.trained[i]! - fit.optimal[i]!) * middleOf(fit, i)),
    ),
  );
  return plate({
    title: "Proposition 1: D trained against a fixed G meets D*",
    description: `Trained and best discriminators for ${fits.map(({ name }) => name).join("; ")}.`,
    columns: 2,
    legend: [
      { label: "p_data", style: paperLines.pData },
      { label: "p_g", style: paperLines.pG },
      { label: "D", style: paperLines.discriminator },
      { label: "D* = p_data / (p_data + p_g)", style: paperLines.optimal },
    ],
    panels: fits.flatMap((fit) => [functions(fit), deviation(fit, highest)]),
    caption,
  });
}

const size = { width: 470, height: 260, marginLeft: 66, marginRight: 24, marginTop: 12 };

function functions({ name, x, pData, pG, trained, optimal }: TrainedDiscriminator): Panel {
  const svg = figure({
    ...size,
    description: name,
    x: { label: "x" },
    y: { domain: [0, 1.04], label: null },
    marks: [
      line(x, optimal, paperLines.optimal),
      line(x, pG, paperLines.pG),
      line(x, trained, paperLines.discriminator),
      line(x, pData, paperLines.pData),
      Plot.text(["density and D(x)"], {
        ...{ frameAnchor: "left", dx: -54, rotate: -90, textAnchor: "middle" },
      }),
    ],
  });
  return { svg, title: name };
}

/** The integrand of the mean deviation: how far D is from D*, where there is anything to tell apart. */
function deviation(fit: TrainedDiscriminator, highest: number): Panel {
  const { x, trained, optimal, meanDeviation } = fit;
  const points = Array.from(x, (at, i) => ({
    x: at,
    y: Math.abs(trained[i]! - optimal[i]!) * middleOf(fit, i),
  }));
  const svg = figure({
    ...size,
    description: "Distance of D from D*, weighted by the densities.",
    x: { label: "x" },
    y: { domain: [0, highest * 1.08], label: null },
    marks: [
      Plot.areaY(points, { x: "x", y: "y", ...fillIn("discriminator"), fillOpacity: 0.35 }),
      Plot.lineY(points, { x: "x", y: "y", ...strokeIn("discriminator"), strokeWidth: 1.5 }),
    ],
  });
  return {
    svg,
    title: `|D − D*| (p_data + p_g)/2, with area ${formatFixed(meanDeviation, 4)}`,
  };
}

/** (p_data + p_g)/2 at a place. */
function middleOf({ pData, pG }: TrainedDiscriminator, i: number): number {
  return (pData[i]! + pG[i]!) / 2;
}
