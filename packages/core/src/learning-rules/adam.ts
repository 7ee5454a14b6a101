import { assertKnownOptions, disposable, type LearningRule, type Rate } from "@gan/spec";
import { add, div, mul, scalar, sqrt, square, sub, tidy } from "@tensorflow/tfjs-core";
import { bundlesOf } from "../bundles.ts";
import { power } from "../rates.ts";
import { scalarAt } from "../replay/watched-update.ts";
import { createSlots } from "../slots.ts";
import { assertPositive, assertRate, assertShare, rateAt } from "./rule-options.ts";

/** Rates of Adam. */
export interface AdamOptions {
  /** η: the step size. */
  readonly learningRate: Rate;
  /** Decay of the mean of gradients, in `[0, 1)`. @default 0.9 */
  readonly beta1?: number;
  /** Decay of the mean of their squares, in `[0, 1)`. @default 0.999 */
  readonly beta2?: number;
  /** Keeps the division finite. @default 1e-8 */
  readonly epsilon?: number;
}

/**
 * Adam: steps scaled by running moments of the gradient.
 *
 *     m ← β₁ m + (1 - β₁) g,  v ← β₂ v + (1 - β₂) g²
 *     θ ← θ - η (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε)
 *
 * @throws {InvalidOptionError} When an option is not known or out of its range; when the rate is, at the update.
 * @see Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
 */
export function adam(options: AdamOptions): LearningRule {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = { ...options };
  assertKnownOptions("adam", options, ["learningRate", "beta1", "beta2", "epsilon"]);
  assertRate(learningRate);
  assertShare("beta1", beta1);
  assertShare("beta2", beta2);
  assertPositive("epsilon", epsilon);
  const slots = createSlots(["mean", "square"]);
  return disposable({
    name: "adam",
    apply(parameters, gradients, update) {
      tidy(() => {
        // One tensor each, not one per parameter.
        const eta = scalarAt(
          update,
          (at) => rateAt(learningRate, at) / (1 - power(beta1, at.count)),
        );
        const correction = scalarAt(update, ({ count }) => 1 - power(beta2, count));
        const [b1, r1, b2, r2] = [beta1, 1 - beta1, beta2, 1 - beta2].map((share) => scalar(share));
        const least = scalar(epsilon);
        for (const bundle of bundlesOf(parameters)) {
          tidy(() => {
            const gradient = bundle.of(({ name }) => gradients[name]!);
            const m = slots.together("mean", bundle.parameters);
            const v = slots.together("square", bundle.parameters);
            m.assign(add(mul(m, b1!), mul(gradient, r1!)));
            v.assign(add(mul(v, b2!), mul(square(gradient), r2!)));
            const step = div(mul(m, eta), add(sqrt(div(v, correction)), least));
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
