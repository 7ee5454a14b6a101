import { assertKnownOptions, disposable, type LearningRule, type Rate } from "@gan/spec";
import { add, div, mul, sqrt, square, sub, tidy } from "@tensorflow/tfjs-core";
import { bundlesOf } from "../bundles.ts";
import { scalarAt } from "../replay/watched-update.ts";
import { createSlots } from "../slots.ts";
import { assertPositive, assertRate, assertShare, rateAt } from "./rule-options.ts";

/** Rates of RMSProp. */
export interface RmsPropOptions {
  /** η: the step size. */
  readonly learningRate: Rate;
  /** Decay of the mean of squared gradients, in `[0, 1)`. @default 0.9 */
  readonly decay?: number;
  /** Keeps the division finite. @default 1e-8 */
  readonly epsilon?: number;
}

/**
 * RMSProp: steps divided by the root mean square of recent gradients.
 *
 *     v ← ρ v + (1 - ρ) g²
 *     θ ← θ - η g / (√v + ε)
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range; when the rate is, at the update.
 * @see Tieleman and Hinton, "Lecture 6.5: RMSProp", 2012.
 */
export function rmsProp(options: RmsPropOptions): LearningRule {
  const { learningRate, decay = 0.9, epsilon = 1e-8 } = { ...options };
  assertKnownOptions("rmsProp", options, ["learningRate", "decay", "epsilon"]);
  assertRate(learningRate);
  assertShare("decay", decay);
  assertPositive("epsilon", epsilon);
  const slots = createSlots(["square"]);
  return disposable({
    name: "rmsprop",
    apply(parameters, gradients, update) {
      tidy(() => {
        const eta = scalarAt(update, (at) => rateAt(learningRate, at));
        for (const bundle of bundlesOf(parameters)) {
          tidy(() => {
            const gradient = bundle.of(({ name }) => gradients[name]!);
            const v = slots.together("square", bundle.parameters);
            v.assign(add(mul(v, decay), mul(square(gradient), 1 - decay)));
            const step = div(mul(gradient, eta), add(sqrt(v), epsilon));
            bundle.assign(sub(bundle.values(), step));
          });
        }
      });
    },
    state: slots.state,
    restore: slots.restore,
    dispose: slots.dispose,
  });
}
