import { assertKnownOptions, assertPositiveInteger } from "@gan/spec";
import { clone, mul, type Scalar, scalar, tidy } from "@tensorflow/tfjs-core";
import { assertPositive } from "../learning-rules/rule-options.ts";
import type { Objective } from "../objective.ts";
import { decidedAt } from "../replay/watched-update.ts";
import type { Round } from "../round.ts";

/** How hard a penalty weighs, and how often. */
export interface PenaltyOptions {
  /** @default 10, as in the papers */
  readonly weight?: number;
  /** Only each n-th update of D has it, n times as heavy: the mean stays, most of the time is saved. @default 1 */
  readonly every?: number;
}

/**
 * Makes an objective of a penalty on D, to stand beside an adversarial one in `sumOf`.
 *
 * A record of an update that had it holds what it added to D's loss as `penalty`. Where nobody moves, it has its plain weight.
 *
 * @param of - The penalty at weight 1. The caller of it owns the result.
 * @throws {InvalidOptionError} When an option is not known or out of its range.
 * @see Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", 2020, section 3.1, lazy regularization.
 */
export function penaltyOf(
  name: string,
  options: PenaltyOptions,
  of: (round: Round) => Scalar,
): Objective {
  assertKnownOptions(name, options, ["weight", "every"]);
  const { weight = 10, every = 1 } = options;
  assertPositive("weight", weight);
  assertPositiveInteger("every", every);
  const timesAt = ({ update }: Round) => {
    if (update === undefined) return 1;
    return decidedAt(update, ({ count }) => ((count - 1) % every === 0 ? every : 0));
  };
  const addedIn = (round: Round) =>
    round.remember(name, () => {
      const times = timesAt(round);
      return tidy(() => (times === 0 ? scalar(0) : mul<Scalar>(weight * times, of(round))));
    });
  return {
    ...{ name, outputSize: 1 },
    loss: (round) => clone(addedIn(round)),
    measures: (round) => (timesAt(round) === 0 ? {} : { penalty: clone(addedIn(round)) }),
  };
}
