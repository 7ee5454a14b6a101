import { disposable, type LearningRule, type Network } from "@gan/spec";
import { add, clone, mul, tidy } from "@tensorflow/tfjs-core";
import { createSlots } from "./slots.ts";

const SLOT = "average";

/**
 * A rule that also keeps a running mean of the parameters it moves.
 *
 *     θ̄ ← d θ̄ + (1 - d) θ
 *
 * Training is untouched; `sample` and `interpolate` draw from a generator with the mean weights where its rule
 * keeps them, which averages out the noise of the last minibatches. The paper did not do so.
 *
 * @param rule - The rule that moves the parameters. The result owns it.
 * @param options - `decay` is d, in `[0, 1)`; the mean reaches back some 1 / (1 - d) updates.
 * @see Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992.
 */
export function averaging(rule: LearningRule, { decay }: { readonly decay: number }): LearningRule {
  const slots = createSlots([SLOT]);
  return disposable({
    name: `${rule.name}, averaged`,
    apply(parameters, gradients, update) {
      rule.apply(parameters, gradients, update);
      // The first mean is the first value: a mean that starts at zero would pull the early ones there.
      const kept = update.count === 1 ? 0 : decay;
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
