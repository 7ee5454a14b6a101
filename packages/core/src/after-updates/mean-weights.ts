import { type AfterUpdate, assertKnownOptions, type Update } from "@gan/spec";
import { add, mul, tidy } from "@tensorflow/tfjs-core";
import { bundlesOf } from "../bundles.ts";
import { assertShare } from "../learning-rules/rule-options.ts";
import { scalarAt } from "../replay/watched-update.ts";
import { createSlots } from "../slots.ts";

const SLOT = "average";

/**
 * Keeps a running mean of the parameters, which the player is evaluated with.
 *
 *     θ̄ ← d_t θ̄ + (1 - d_t) θ,   d_t = min(d, (t - 1) / (t + 2))
 *
 * with t the count of updates: until the mean reaches back as far as d asks, it reaches back over the last part
 * of the updates made so far, so that the first values, which know nothing, leave it soon.
 *
 * Training is untouched; `sample` and `interpolate` draw from a generator with its mean weights, which averages out the
 * noise of the last minibatches. The paper did not do so.
 *
 * @param options - `decay` is d, in `[0, 1)`; the mean reaches back some 1 / (1 - d) updates.
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992.
 */
export function meanWeights(options: { readonly decay: number }): AfterUpdate {
  assertKnownOptions("meanWeights", options, ["decay"]);
  const { decay } = options;
  assertShare("decay", decay);
  const memory = createSlots([SLOT]);
  return {
    name: "mean weights",
    memory,
    apply(parameters, update) {
      const keptAt = ({ count }: Update) => Math.min(decay, (count - 1) / (count + 2));
      tidy(() => {
        const kept = scalarAt(update, keptAt);
        const rest = scalarAt(update, (at) => 1 - keptAt(at));
        for (const bundle of bundlesOf(parameters)) {
          const mean = memory.together(SLOT, bundle.parameters);
          tidy(() => mean.assign(add(mul(mean, kept), mul(bundle.values(), rest))));
        }
      });
    },
    evaluationValues() {
      const means = Object.entries(memory.state());
      return Object.fromEntries(means.map(([key, mean]) => [key.slice(SLOT.length + 1), mean]));
    },
  };
}
