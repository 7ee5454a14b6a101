import type { Objective } from "../objective.ts";
import { halfSquaredSlope } from "./half-squared-slope.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";

/**
 * Draws D's slope to 0 at real examples.
 *
 *     weight / 2 · E[‖∇ₓ D(x)‖²]
 *
 * with D's output itself, not its probability. In squared units of D's output per unit of the examples. Where samples lie on the
 * data, D then comes to rest flat, and the game beside it converges.
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Mescheder, Geiger and Nowozin, "Which Training Methods for GANs do actually Converge?", 2018, equation 9.
 */
export function r1(options: PenaltyOptions = {}): Objective {
  return penaltyOf("R1", options, (round) => halfSquaredSlope(round, round.real, "R1"));
}
