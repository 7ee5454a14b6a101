import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import { formatFixed } from "../format.ts";
import { palette } from "../palette.ts";
import { formatPower } from "./format-power.ts";
import { line } from "./line.ts";
import type { LineStyle } from "./line-legend.ts";
import { type Panel, plate } from "./plate.ts";

/** Both generator losses' gradients where D gives samples a probability of being real. */
export interface LossGradients {
  /** D(G(z)). */
  readonly probability: number;
  /** Of log(1 − D(G(z))). */
  readonly minimax: number;
  /** Of −log D(G(z)). */
  readonly nonSaturating: number;
}

/** Gradients measured in a run: norms over all parameters of G. */
export interface MeasuredGradients extends LossGradients {
  readonly iteration: number;
}

/** Both losses' gradients, by formula and as measured, and the caption. */
export interface SaturationFigureOptions {
  /** |∂ loss / ∂ logit|, by rising D(G(z)). */
  readonly curve: readonly LossGradients[];
  /** By iteration. */
  readonly measured: readonly MeasuredGradients[];
  /** The moment to point out, early in training. */
  readonly early: MeasuredGradients;
  readonly caption: string;
}

const styles = {
  minimax: {
    stroke: palette.generator.light,
    strokeWidth: 2.2,
    strokeDasharray: "8 5",
  },
  nonSaturating: { stroke: palette.discriminator.light, strokeWidth: 2.2 },
} as const satisfies Record<string, LineStyle>;

/**
 * Why G is trained to maximize log D(G(z)): the gradients of both losses against D(G(z)), and in a run.
 *
 * @returns SVG: on the left what the losses' formulas give, on the right what G gets in a run.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 3, last paragraph.
 */
export function saturationFigure({
  curve,
  measured,
  early,
  caption,
}: SaturationFigureOptions): string {
  return plate({
    title: "Early in learning, log(1 − D(G(z))) saturates",
    description: "Gradients of both generator losses against D(G(z)), and in a run by iteration.",
    columns: 2,
    legend: [
      { label: "minimize log(1 − D(G(z)))", style: styles.minimax },
      { label: "maximize log D(G(z))", style: styles.nonSaturating },
    ],
    panels: [byProbability(curve, early), byIteration(measured, early)],
    caption,
  });
}

const size = { width: 470, height: 330, marginLeft: 52, marginRight: 24, marginTop: 14 };

function byProbability(curve: readonly LossGradients[], early: LossGradients): Panel {
  const x = curve.map(({ probability }) => probability);
  const least = Math.min(...x);
  const { probability } = early;
  const dots = [
    { y: probability, color: styles.minimax.stroke },
    { y: 1 - probability, color: styles.nonSaturating.stroke },
  ];
  // Below both curves, on the side where there is room.
  const side = sideOf(probability < 0.05);
  const powers = [1e-4, 1e-3, 1e-2, 1e-1, 1].filter((power) => power > 0.999 * least);
  const svg = figure({
    ...size,
    description: "|∂ loss / ∂ logit of D| against D(G(z)), both on logarithmic scales.",
    x: {
      type: "log",
      domain: [least, 1],
      label: "D(G(z))",
      ticks: powers,
      tickFormat: formatPower,
    },
    y: { type: "log", domain: [least, 1.6], label: null, ticks: powers, tickFormat: formatPower },
    marks: [
      line(
        x,
        curve.map((point) => point.minimax),
        styles.minimax,
      ),
      line(
        x,
        curve.map((point) => point.nonSaturating),
        styles.nonSaturating,
      ),
      Plot.ruleX([probability], { strokeDasharray: "2 3" }),
      ...dots.flatMap(({ y, color }) => [
        Plot.dot([y], { x: () => probability, y: () => y, r: 4.5, fill: color }),
        Plot.text([formatFixed(y, 4)], { x: () => probability, y: () => y, dy: 14, ...side }),
      ]),
      Plot.text(["early in training"], {
        ...{ x: () => probability, y: () => least * 1.35, ...side },
      }),
    ],
  });
  return { svg, title: "Slope of the loss in D's logit" };
}

function byIteration(measured: readonly MeasuredGradients[], early: MeasuredGradients): Panel {
  const x = measured.map(({ iteration }) => iteration);
  const values = measured.flatMap((each) => [each.minimax, each.nonSaturating]);
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10) as [
    number,
    number,
  ];
  const from = Math.floor(low);
  const powers = Array.from({ length: Math.ceil(high) - from + 1 }, (_, i) => 10 ** (from + i));
  const svg = figure({
    ...size,
    description: "Norm of G's gradient from both losses, by iteration.",
    x: { label: "iteration" },
    y: {
      type: "log",
      domain: [powers[0]!, powers[powers.length - 1]!],
      ...{ label: null, ticks: powers, tickFormat: formatPower },
    },
    marks: [
      Plot.ruleX([early.iteration], { strokeDasharray: "2 3" }),
      line(
        x,
        measured.map((each) => each.minimax),
        styles.minimax,
      ),
      line(
        x,
        measured.map((each) => each.nonSaturating),
        styles.nonSaturating,
      ),
      Plot.text([`iteration ${early.iteration}`], {
        ...{ x: () => early.iteration, y: () => powers[0]!, dy: -10 },
        ...sideOf(early.iteration < x[x.length - 1]! / 2),
      }),
    ],
  });
  return { svg, title: "Norm of G's gradient in a run" };
}

/** Where a label stands beside a vertical line. */
function sideOf(isRight: boolean) {
  return { dx: isRight ? 9 : -9, textAnchor: isRight ? "start" : "end" } as const;
}
