import type { Objective } from "@gan/core";
import {
  matMul,
  mean,
  mul,
  type Scalar,
  squaredDifference,
  type Tensor2D,
  tidy,
  type Variable,
} from "@tensorflow/tfjs-core";

/** What is kept of an example, and how much that counts. */
export interface KeepExamplesOptions {
  /** W, `[exampleSize, codeSize]`: the weights of a linear layer without biases. They stay their network's. */
  readonly weights: Variable;
  /** What the objective is multiplied by. */
  readonly weight: number;
}

/**
 * A linear code keeps of real examples as much as so few numbers can.
 *
 *     weight · E_x[(x W Wᵀ - x)²],  the mean over the numbers of x
 *
 * At its least the columns of W are orthonormal and span the first principal directions of the examples, the mean not taken off:
 * lengths and angles between codes are those between the projected examples. Other weights of the network it does not reach: add
 * it to an objective that does.
 *
 * @see Baldi and Hornik, "Neural networks and principal component analysis", 1989.
 */
export function keepExamples({ weights, weight }: KeepExamplesOptions): Objective {
  const error = ({ real: { x } }: Parameters<Objective["loss"]>[0]) => {
    const code = matMul(x, weights as unknown as Tensor2D);
    const back = matMul(code, weights as unknown as Tensor2D, false, true);
    return mean<Scalar>(squaredDifference(back, x));
  };
  return {
    name: "keep examples",
    usesReal: true,
    loss: (round) => tidy(() => mul<Scalar>(weight, error(round))),
    measures: (round) => tidy(() => ({ codeError: error(round) })),
  };
}
