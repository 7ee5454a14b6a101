import { assertKnownOptions, disposable, type LearningRule, type Rate } from "@gan/spec";
import { add, mul, sub, tidy } from "@tensorflow/tfjs-core";
import { scalarAt } from "../replay/watched-update.ts";
import { createSlots } from "../slots.ts";
import { assertMomentum, assertRate, momentumAt, rateAt } from "./rule-options.ts";

/** Learning rate η and momentum μ, each a number or a schedule. */
export interface ClassicalMomentumOptions {
  /** η: the step size. */
  readonly learningRate: Rate;
  /** μ: the share of the last step that is kept, in `[0, 1)`. @default 0.5 */
  readonly momentum?: Rate;
}

/**
 * Gradient descent with classical momentum, the rule of the paper's experiments.
 *
 *     v ← μ v - η ∇L(θ)
 *     θ ← θ + v
 *
 * TensorFlow.js's own momentum optimizer folds η in after accumulating and ignores changes of μ, so it
 * cannot follow the rates the paper used.
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range; when a function gives one, at the update.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Algorithm 1: "We used momentum".
 */
export function classicalMomentum(options: ClassicalMomentumOptions): LearningRule {
  const { learningRate, momentum = 0.5 } = { ...options };
  assertKnownOptions("classicalMomentum", options, ["learningRate", "momentum"]);
  assertRate(learningRate);
  assertMomentum(momentum);
  const slots = createSlots(["velocity"]);
  return disposable({
    name: "classical momentum",
    apply(parameters, gradients, update) {
      tidy(() => {
        const eta = scalarAt(update, (at) => rateAt(learningRate, at)); // One tensor each, not one per parameter.
        const mu = scalarAt(update, (at) => momentumAt(momentum, at));
        for (const parameter of parameters) {
          const velocity = slots.of("velocity", parameter);
          tidy(() => {
            velocity.assign(sub(mul(velocity, mu), mul(gradients[parameter.name]!, eta)));
            parameter.variable.assign(add(parameter.variable, velocity));
          });
        }
      });
    },
    state: slots.state,
    restore: slots.restore,
    dispose: slots.dispose,
  });
}
