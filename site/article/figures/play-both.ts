import { createGrid, densityOn, gaussian, integrate, virtualCriterion } from "@gan/core/theory";
import { clamp } from "../drawing/numbers.ts";
import type { Values } from "./figure.ts";

export const grid = createGrid(-7, 7, 280);
export const pData = densityOn(grid, gaussian(1, 1).at);

/** Both densities, D's answers, V(D, G), and what the best D would have. */
export function playBoth({ line, slope, mean }: Values) {
  const pG = densityOn(grid, gaussian(mean!, 1).at);
  const logits = grid.points.map((x) => slope! * (x - line!));
  // log D and log(1 − D) of the logit: a D that is very sure, and wrong, must not cost infinitely much by rounding.
  const terms = logits.map((a, i) => -pData[i]! * softplus(-a) - pG[i]! * softplus(a));
  return {
    pG,
    answers: logits.map((a) => 1 / (1 + Math.exp(-a))),
    value: integrate(terms, grid),
    best: virtualCriterion(pData, pG, grid),
  };
}

/** Between two bells of width 1 the best D is such a step: its logit is the logarithm of their ratio. */
export function bestMove({ mean }: Values): Values {
  return { line: inSteps((mean! + 1) / 2), slope: inSteps(1 - mean!) };
}

/** G goes down the slope of V against D as it is: where D is steep and believes, it goes far. */
export function smallStep(values: Values): Values {
  const { pG, answers } = playBoth(values);
  const believed = integrate(
    answers.map((d, i) => d * pG[i]!),
    grid,
  );
  const step = clamp(values.slope! * believed, -0.8, 0.8);
  return { mean: clamp(inSteps(values.mean! + step), -3, 3) };
}

/** The best reply of G to D as it is, as far as the world reaches. */
export function allTheWay({ slope, mean }: Values): Values {
  return { mean: slope === 0 ? mean! : 3 * Math.sign(slope!) };
}

/** As fine as the controls are. */
export function inSteps(value: number): number {
  return Math.round(value * 20) / 20;
}

/** log(1 + eᵃ) without overflow. */
function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}
