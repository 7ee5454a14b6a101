import type { AfterUpdate } from "@gan/spec";
import { clipByValue, tidy } from "@tensorflow/tfjs-core";
import { assertPositive } from "../learning-rules/rule-options.ts";

/**
 * Cuts every parameter, biases included, to an interval around 0.
 *
 *     θ ← clip(θ, -bound, bound)
 *
 * @param bound - Above 0; 0.01 in the paper below.
 * @throws {InvalidOptionError} When `bound` is out of range.
 * @see Arjovsky, Chintala and Bottou, "Wasserstein GAN", 2017, algorithm 1.
 */
export function clipParameters(bound: number): AfterUpdate {
  assertPositive("bound", bound);
  return {
    name: "clip parameters",
    apply(parameters) {
      for (const { variable } of parameters) {
        tidy(() => variable.assign(clipByValue(variable, -bound, bound)));
      }
    },
  };
}
