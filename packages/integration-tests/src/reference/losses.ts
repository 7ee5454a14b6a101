import { sigmoid } from "./activations.ts";
import { type Matrix, map } from "./matrix.ts";

/** A loss in nats, and its slope at every logit. */
export interface LossAt {
  readonly value: number;
  readonly slope: Matrix;
}

export type GeneratorLoss = "minimax" | "non-saturating";

/** -mean log D(x), with D = σ(a): mean softplus(-a). */
export function lossOfReal(logits: Matrix): LossAt {
  return meanOf(
    logits,
    (a) => softplus(-a),
    (a) => -sigmoid(-a),
  );
}

/** -mean log(1 - D(G(z))): mean softplus(a). */
export function lossOfFake(logits: Matrix): LossAt {
  return meanOf(logits, softplus, sigmoid);
}

/** What G descends: mean log(1 - D(G(z))) for `minimax`, -mean log D(G(z)) for `non-saturating`. */
export function lossOfGenerator(kind: GeneratorLoss, logits: Matrix): LossAt {
  return kind === "minimax"
    ? meanOf(
        logits,
        (a) => -softplus(a),
        (a) => -sigmoid(a),
      )
    : lossOfReal(logits);
}

/** log(1 + exp(a)), never with an exponent above 0. */
export function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}

function meanOf(logits: Matrix, f: (a: number) => number, slope: (a: number) => number): LossAt {
  const count = logits.values.length;
  return {
    value: logits.values.reduce((sum, a) => sum + f(a), 0) / count,
    slope: map(logits, (a) => slope(a) / count),
  };
}
