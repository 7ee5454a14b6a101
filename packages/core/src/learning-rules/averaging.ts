import {
  assertKnownOptions,
  disposable,
  InvalidOptionError,
  type LearningRule,
  type Network,
} from "@gan/spec";
import { add, clone, mul, tidy } from "@tensorflow/tfjs-core";
import { assertShare } from "./rule-options.ts";
import { createSlots } from "./slots.ts";

const SLOT = "average";

/**
 * A rule that also keeps a running mean of the parameters it moves.
 *
 *     θ̄ ← d_t θ̄ + (1 - d_t) θ,   d_t = min(d, (t - 1) / (t + 2))
 *
 * with t the count of updates: until the mean reaches back as far as d asks, it reaches back over the last part
 * of the updates made so far, so that the first values, which know nothing, leave it soon.
 *
 * Training is untouched; `sample` and `interpolate` draw from a generator with the mean weights where its rule
 * keeps them, which averages out the noise of the last minibatches. The paper did not do so.
 *
 * @param rule - The rule that moves the parameters. The result owns it.
 * @param options - `decay` is d, in `[0, 1)`; the mean reaches back some 1 / (1 - d) updates.
 * @throws {InvalidOptionError} When there is no rule, or an option is not known or out of its range.
 * @see Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992.
 */
export function averaging(rule: LearningRule, options: { readonly decay: number }): LearningRule {
  if (typeof rule?.apply !== "function") {
    throw new InvalidOptionError("rule", rule, "a learning rule, such as `sgd({ learningRate })`");
  }
  assertKnownOptions("averaging", options, ["decay"]);
  const { decay } = options;
  assertShare("decay", decay);
  const slots = createSlots([SLOT]);
  return disposable({
    name: `${rule.name}, averaged`,
    apply(parameters, gradients, update) {
      rule.apply(parameters, gradients, update);
      const kept = Math.min(decay, (update.count - 1) / (update.count + 2));
      for (const parameter of parameters) {
        const mean = slots.of(SLOT, parameter);
        tidy(() => mean.assign(add(mul(mean, kept), mul(parameter.variable, 1 - kept))));
      }
    },
    state: () => ({ ...rule.state(), ...slots.state() }),
    restore(parameters, state) {
      const entries = Object.entries(state);
      const isMean = ([name]: (typeof entries)[0]) => name.startsWith(`${SLOT}/`);
      slots.restore(parameters, Object.fromEntries(entries.filter(isMean)));
      rule.restore(parameters, Object.fromEntries(entries.filter((entry) => !isMean(entry))));
    },
    dispose() {
      slots.dispose();
      rule.dispose();
    },
  });
}

/**
 * Runs something with a network's mean weights in place, where its rule keeps them, and puts its own back.
 *
 * Nothing may train meanwhile: `use` is synchronous.
 */
export function withMeanWeights<T>(network: Network, rule: LearningRule, use: () => T): T {
  const state = rule.state();
  const averaged = network.parameters.filter(({ name }) => `${SLOT}/${name}` in state);
  const own = averaged.map(({ variable }) => tidy(() => clone(variable)));
  try {
    for (const { name, variable } of averaged) variable.assign(state[`${SLOT}/${name}`]!);
    return use();
  } finally {
    for (const [i, { variable }] of averaged.entries()) variable.assign(own[i]!);
    for (const tensor of own) tensor.dispose();
  }
}
