import type { Objective } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import {
  cast,
  div,
  greaterEqual,
  logSoftmax,
  maximum,
  mul,
  neg,
  oneHot,
  type Scalar,
  slice,
  sum,
  type Tensor1D,
  type Tensor2D,
  tidy,
  zerosLike,
} from "@tensorflow/tfjs-core";

/**
 * A player names the class of real examples by its first outputs, one logit a class: supervised learning, in nats.
 *
 *     -mean[log p(y | x)] over the examples whose class is known,  p = softmax of the logits
 *
 * @param role - Who names them, such as `discriminator`.
 * @param classes - How many there are; what the player gives after as many numbers is not looked at.
 * @throws {InvalidOptionError} In training, when the data have no labels.
 */
export function nameClasses(role: string, classes: number): Objective {
  return {
    name: "name classes",
    usesReal: true,
    loss: (round) =>
      tidy(() => {
        const { real } = round;
        if (real.labels === undefined) {
          const expected = "the class of each example, −1 where it is unknown";
          throw new InvalidOptionError(
            "labels",
            undefined,
            expected,
            "Load them with their labels.",
          );
        }
        const output = round.apply(role, real, "named");
        return crossEntropy(output, real.labels, classes);
      }),
  };
}

/**
 * The mean over rows with a class of −log of the probability that logits give it.
 *
 * @param output - `[m, classes or more]`; the first `classes` are logits.
 * @param labels - `[m]`, −1 where the class is unknown; at least one is known, or the mean is 0.
 */
export function crossEntropy(output: Tensor2D, labels: Tensor1D, classes: number): Scalar {
  return tidy(() => {
    const rows = output.shape[0];
    const logits = output.shape[1] === classes ? output : slice(output, [0, 0], [rows, classes]);
    const isKnown = cast(greaterEqual(labels, 0), "float32");
    const chosen = oneHot(maximum(labels, zerosLike(labels)), classes, 1, 0, "float32");
    const each = sum(mul(logSoftmax(logits), chosen), 1);
    return neg(div<Scalar>(sum(mul(each, isKnown)), maximum(sum(isKnown), 1)));
  });
}
