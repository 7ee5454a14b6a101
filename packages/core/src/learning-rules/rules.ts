import type { LearningRule, Rate } from "@gan/spec";
import { adam } from "./adam.ts";
import { classicalMomentum } from "./classical-momentum.ts";
import { rmsProp } from "./rms-prop.ts";
import { sgd } from "./sgd.ts";

/** The rates that any rule may be made with. */
export interface Rates {
  /** η */
  readonly learningRate: Rate;
  /** μ over the training. */
  readonly momentum: Rate;
  /** μ in the first epoch, for rules whose decay does not vary. */
  readonly firstMomentum: number;
  /** Decay of the mean of squared gradients, for Adam. @default 0.999 */
  readonly squareDecay?: number;
  /** ε, for Adam. @default 1e-8 */
  readonly epsilon?: number;
}

/** A learning rule that can be chosen by name. */
export interface RuleChoice {
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description: string;
  create(rates: Rates): LearningRule;
}

/** Every learning rule by the name that settings, flags and the page know it by. */
export const rules = {
  momentum: {
    description: "gradient descent with classical momentum, the paper's",
    create: ({ learningRate, momentum }) => classicalMomentum({ learningRate, momentum }),
  },
  sgd: {
    description: "gradient descent",
    create: ({ learningRate }) => sgd({ learningRate }),
  },
  adam: {
    description: "Adam, with the first momentum as β₁",
    create: ({ learningRate, firstMomentum: beta1, squareDecay: beta2, epsilon }) =>
      adam({
        ...{ learningRate, beta1 },
        ...(beta2 !== undefined && { beta2 }),
        ...(epsilon !== undefined && { epsilon }),
      }),
  },
  rmsprop: {
    description: "RMSProp",
    create: ({ learningRate }) => rmsProp({ learningRate }),
  },
} as const satisfies Readonly<Record<string, RuleChoice>>;
