import { disposable, type LearningRule, type Schedule, valueAt } from "@gan/spec";
import { add, mul, scalar, sub, tidy } from "@tensorflow/tfjs-core";
import { createSlots } from "./slots.ts";

/** Learning rate η and momentum μ, each a number or a schedule. */
export interface ClassicalMomentumOptions {
  /** η: the step size. */
  readonly learningRate: Schedule;
  /** μ: the share of the last step that is kept, in `[0, 1)`. @default 0.5 */
  readonly momentum?: Schedule;
}

/**
 * Gradient descent with classical momentum, the rule of the paper's experiments.
 *
 *     v ← μ v - η ∇L(θ)
 *     θ ← θ + v
 *
 * TensorFlow.js's own momentum optimizer folds η in after accumulating and ignores changes of μ, so it
 * cannot follow the schedules the paper used.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Algorithm 1: "We used momentum".
 */
export function classicalMomentum({
  learningRate,
  momentum = 0.5,
}: ClassicalMomentumOptions): LearningRule {
  const slots = createSlots(["velocity"]);
  return disposable({
    name: "classical momentum",
    apply(parameters, gradients, update) {
      tidy(() => {
        const eta = scalar(valueAt(learningRate, update)); // One tensor each, not one per parameter.
        const mu = scalar(valueAt(momentum, update));
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
