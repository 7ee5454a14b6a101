import type { Objective, Round } from "@gan/core";
import { ShapeMismatchError } from "@gan/spec";
import {
  add,
  div,
  mean,
  mul,
  neg,
  type Scalar,
  sigmoid,
  slice,
  softplus,
  squaredDifference,
  sub,
  type Tensor2D,
  tidy,
} from "@tensorflow/tfjs-core";

/** How much G's error on what is visible weighs. */
export interface GainOptions {
  /** α. @default 100, the authors' code */
  readonly weight?: number;
}

/** The completion x̂ = m x + (1 − m) G, and m, `[m, size]` each. */
function completedOf({ fake }: Round): { completed: Tensor2D; mask: Tensor2D; shown: Tensor2D } {
  const [rows, size] = fake.x.shape;
  const { given } = fake;
  if (given?.shape[1] !== 2 * size) {
    throw new ShapeMismatchError({
      argument: "condition",
      expected: [rows, 2 * size],
      received: given?.shape ?? [],
      fix: "Play with the condition `visiblePart`.",
    });
  }
  const shown = slice(given, [0, 0], [rows, size]);
  const mask = slice(given, [0, size], [rows, size]);
  return { completed: add(shown, mul(sub(1, mask), fake.x)), mask, shown };
}

/**
 * Completion without ever looking at what is hidden: D says of each number whether it was visible, G draws D to take all of them
 * for visible, and gives back those that were.
 *
 *     L_D = -mean[m log D + (1 - m) log(1 - D)],                      D = D(m x + (1 - m) G, hint)
 *     L_G = -mean[(1 - m) log D] + α mean[m (G - x)²] / mean m
 *
 * D gives a logit for each number of an example and is {@link hinted}; the game has the condition `visiblePart`.
 *
 * @see Yoon, Jordon and van der Schaar, "GAIN: Missing Data Imputation using Generative Adversarial Nets", 2018, section 4, and the
 * authors' `gain.py`.
 */
export function gain({
  weight = 100,
}: GainOptions = {}): Readonly<Record<"discriminator" | "generator", Objective>> {
  const judge = (round: Round) => {
    const parts = completedOf(round);
    const examples = { x: parts.completed, given: round.fake.given };
    return { ...parts, logits: round.apply("discriminator", examples, "completed") };
  };
  return {
    discriminator: {
      name: "GAIN",
      loss: (round) =>
        tidy(() => {
          const { mask, logits } = judge(round);
          // -log D is softplus(-logit), and -log(1 - D) is logit more.
          return mean<Scalar>(add(softplus(neg(logits)), mul(sub(1, mask), logits)));
        }),
      // That numbers were visible says nothing of whether an example is real.
      isScore: true,
      probability: (output) => tidy(() => mean(sigmoid(output), 1, true) as Tensor2D),
    },
    generator: {
      name: "GAIN",
      usesReal: true,
      loss: (round) =>
        tidy(() => {
          const { mask, shown, logits } = judge(round);
          const fooled = mean(mul(sub(1, mask), softplus(neg(logits))));
          const error = mean(squaredDifference(mul(mask, round.fake.x), shown));
          return add<Scalar>(fooled, mul(weight, div(error, mean(mask))));
        }),
    },
  };
}
