import { mean, relu, type Scalar, square, sub } from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";
import { between } from "./between.ts";
import { normsOf } from "./norms-of.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";
import { slopesAt } from "./slopes-at.ts";

const NAME = "one-sided gradient penalty";

/**
 * Holds the length of D's slope, between each real example and a sample, to 1 at most.
 *
 *     weight · E[max(0, ‖∇ₓ D(x̂)‖ - 1)²],  x̂ = ε x + (1 - ε) G(z),  ε from U(0, 1)
 *
 * As {@link gradientPenalty}, but a slope below 1 is left alone: what is asked of a critic is a bound.
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Petzka, Fischer and Lukovnikov, "On the regularization of Wasserstein GANs", 2018: WGAN-LP.
 */
export function oneSidedGradientPenalty(options: PenaltyOptions = {}): Objective {
  return penaltyOf(NAME, options, (round) =>
    mean<Scalar>(square(relu(sub(normsOf(slopesAt(round, between(round, NAME), NAME)), 1)))),
  );
}
