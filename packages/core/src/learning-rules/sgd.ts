import { assertKnownOptions, disposable, type LearningRule, type Rate } from "@gan/spec";
import { mul, sub, tidy } from "@tensorflow/tfjs-core";
import { scalarAt } from "../replay/watched-update.ts";
import { createSlots } from "../slots.ts";
import { assertRate, rateAt } from "./rule-options.ts";

/**
 * Plain stochastic gradient descent: `θ ← θ - η ∇L(θ)`.
 *
 * @param options - `learningRate` is η, fixed or varying.
 * @throws {InvalidOptionError} When an option is not known or out of its range; when the rate is, at the update.
 */
export function sgd(options: { readonly learningRate: Rate }): LearningRule {
  assertKnownOptions("sgd", options, ["learningRate"]);
  const { learningRate } = options;
  assertRate(learningRate);
  const slots = createSlots([]);
  return disposable({
    name: "sgd",
    apply(parameters, gradients, update) {
      tidy(() => {
        const eta = scalarAt(update, (at) => rateAt(learningRate, at));
        for (const { name, variable } of parameters) {
          tidy(() => variable.assign(sub(variable, mul(gradients[name]!, eta))));
        }
      });
    },
    state: slots.state,
    restore: slots.restore,
    dispose: slots.dispose,
  });
}
