import type { Objective } from "../objective.ts";
import { halfSquaredSlope } from "./half-squared-slope.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";

/**
 * Draws D's slope to 0 at samples of G.
 *
 *     weight / 2 · E[‖∇ₓ D(G(z))‖²]
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Mescheder, Geiger and Nowozin, "Which Training Methods for GANs do actually Converge?", 2018, equation 10.
 */
export function r2(options: PenaltyOptions = {}): Objective {
  return penaltyOf("R2", options, (round) => halfSquaredSlope(round, round.fake, "R2"));
}
