import { assertKnownOptions, disposable, type LearningRule, type Schedule } from "@gan/spec";
import { mul, sub, tidy } from "@tensorflow/tfjs-core";
import { assertRate, rateAt } from "./rule-options.ts";
import { createSlots } from "./slots.ts";

/**
 * Plain stochastic gradient descent: `θ ← θ - η ∇L(θ)`.
 *
 * @param options - `learningRate` is η, fixed or by schedule.
 * @throws {InvalidOptionError} When an option is not known or out of its range; when the rate is, at the update.
 */
export function sgd(options: { readonly learningRate: Schedule }): LearningRule {
  assertKnownOptions("sgd", options, ["learningRate"]);
  const { learningRate } = options;
  assertRate(learningRate);
  const slots = createSlots([]);
  return disposable({
    name: "sgd",
    apply(parameters, gradients, update) {
      const eta = rateAt(learningRate, update);
      for (const { name, variable } of parameters) {
        tidy(() => variable.assign(sub(variable, mul(gradients[name]!, eta))));
      }
    },
    state: slots.state,
    restore: slots.restore,
    dispose: slots.dispose,
  });
}
