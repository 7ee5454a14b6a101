import { add, type Scalar } from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";
import { halfSquaredSlope } from "./half-squared-slope.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";

/**
 * Draws D's slope to 0 at real examples and at samples: R1 and R2 of one weight.
 *
 *     weight / 2 · (E[‖∇ₓ D(x)‖²] + E[‖∇ₓ D(G(z))‖²])
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Huang et al., "The GAN is dead; long live the GAN! A Modern GAN Baseline", 2024: what pairs need.
 */
export function r1AndR2(options: PenaltyOptions = {}): Objective {
  return penaltyOf("R1 and R2", options, (round) =>
    add<Scalar>(
      halfSquaredSlope(round, round.real, "R1"),
      halfSquaredSlope(round, round.fake, "R2"),
    ),
  );
}
