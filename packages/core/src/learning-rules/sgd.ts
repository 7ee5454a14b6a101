import { disposable, type LearningRule, type Schedule, valueAt } from "@gan/spec";
import { mul, sub, tidy } from "@tensorflow/tfjs-core";
import { createSlots } from "../slots.ts";

/**
 * Plain stochastic gradient descent: `θ ← θ - η ∇L(θ)`.
 *
 * @param options - `learningRate` is η, fixed or by schedule.
 */
export function sgd({ learningRate }: { readonly learningRate: Schedule }): LearningRule {
  const slots = createSlots([]);
  return disposable({
    name: "sgd",
    apply(parameters, gradients, update) {
      const eta = valueAt(learningRate, update);
      for (const { name, variable } of parameters) {
        tidy(() => variable.assign(sub(variable, mul(gradients[name]!, eta))));
      }
    },
    state: slots.state,
    restore: slots.restore,
    dispose: slots.dispose,
  });
}
