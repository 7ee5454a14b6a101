import {
  type AfterUpdate,
  InvalidOptionError,
  type LearningRule,
  type Network,
  type Update,
} from "@gan/spec";
import { clone, tidy } from "@tensorflow/tfjs-core";
import type { Objective } from "./objective.ts";
import type { Slope } from "./slope.ts";

/** A network with the rule that trains it. */
export interface Learner {
  readonly network: Network;
  readonly rule: LearningRule;
  /** What follows every update, in this order: bounds on the parameters, a running mean of them. @default nothing */
  readonly after?: readonly AfterUpdate[];
}

/** A learner with what it descends. The game that it plays in owns its network, its rule and what follows its updates. */
export interface Player extends Required<Learner> {
  readonly objective: Objective;
}

/** Moves a learner against its gradient, then does what follows an update. */
export function descend(
  { network, rule, after = [] }: Learner,
  { gradients }: Pick<Slope, "gradients">,
  update: Update,
): void {
  rule.apply(network.parameters, gradients, update);
  for (const each of after) {
    const given: unknown = tidy(() => each.apply(network.parameters, update) as never);
    if (given !== undefined) {
      throw new InvalidOptionError(
        `after (${each.name})`,
        given,
        "nothing: parameters are changed in place",
        "Assign the new values: `variable.assign(…)`.",
      );
    }
  }
}

/** Frees all that a player owns. */
export function disposePlayer({ network, rule, after }: Player): void {
  for (const { memory } of after) memory?.dispose();
  rule.dispose();
  network.dispose();
}

/**
 * Runs something with the parameters that a player is evaluated with in place, such as their running mean, and puts its own back.
 *
 * Nothing may train meanwhile: `use` is synchronous.
 */
export function withEvaluationValues<T>({ network, after }: Player, use: () => T): T {
  const values = Object.assign({}, ...after.map((each) => each.evaluationValues?.()));
  const replaced = network.parameters.filter(({ name }) => name in values);
  const own = replaced.map(({ variable }) => tidy(() => clone(variable)));
  try {
    for (const { name, variable } of replaced) variable.assign(values[name]!);
    return use();
  } finally {
    for (const [i, { variable }] of replaced.entries()) variable.assign(own[i]!);
    for (const tensor of own) tensor.dispose();
  }
}
