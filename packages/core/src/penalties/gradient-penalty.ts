import { mean, type Scalar, square, sub } from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";
import { between } from "./between.ts";
import { normsOf } from "./norms-of.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";
import { slopesAt } from "./slopes-at.ts";

const NAME = "gradient penalty";

/**
 * Draws the length of D's slope, between each real example and a sample, to 1.
 *
 *     weight · E[(‖∇ₓ D(x̂)‖ - 1)²],  x̂ = ε x + (1 - ε) G(z),  ε from U(0, 1)
 *
 * The slope is in units of D's output per unit of the examples. An optimal critic of Wasserstein's distance has slope 1 along
 * such lines.
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Gulrajani et al., "Improved Training of Wasserstein GANs", 2017, equation 3.
 */
export function gradientPenalty(options: PenaltyOptions = {}): Objective {
  return penaltyOf(NAME, options, (round) =>
    mean<Scalar>(square(sub(normsOf(slopesAt(round, between(round, NAME), NAME)), 1))),
  );
}
