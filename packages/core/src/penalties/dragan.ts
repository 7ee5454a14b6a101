import {
  add,
  mean,
  moments,
  mul,
  type Scalar,
  sqrt,
  square,
  sub,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";
import type { Round } from "../round.ts";
import { normsOf } from "./norms-of.ts";
import { type PenaltyOptions, penaltyOf } from "./penalty.ts";
import { slopesAt } from "./slopes-at.ts";

const NAME = "DRAGAN";

/** Real examples with noise of half their standard deviation, taken over all their numbers. */
function around({ real, stream }: Round): Tensor2D {
  const normal = stream(NAME).fillNormal(new Float32Array(real.x.size), 0, 1);
  return tidy(() => {
    const deviation = mul(0.5, sqrt(moments(real.x).variance));
    return add<Tensor2D>(real.x, mul(deviation, tensor2d(normal, real.x.shape)));
  });
}

/**
 * Draws the length of D's slope to 1 around real examples.
 *
 *     weight · E[(‖∇ₓ D(x + δ)‖ - 1)²],  δ from N(0, c I),  √c = ½ std(x)
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Kodali et al., "On Convergence and Stability of GANs", 2017; the scale of δ is that of their code.
 */
export function dragan(options: PenaltyOptions = {}): Objective {
  return penaltyOf(NAME, options, (round) => {
    const examples = { x: around(round), given: round.real.given };
    return mean<Scalar>(square(sub(normsOf(slopesAt(round, examples, NAME)), 1)));
  });
}
