import type { Objective } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import {
  cast,
  clone,
  customGrad,
  div,
  less,
  logSoftmax,
  matMul,
  maximum,
  mul,
  neg,
  oneHot,
  type Scalar,
  slice,
  softmax,
  sub,
  sum,
  type Tensor,
  tidy,
  zerosLike,
} from "@tensorflow/tfjs-core";

/**
 * D takes a changed copy of an example for what it takes the example itself for. It stands beside {@link kPlusOne} in `sumOf`; the
 * copy of row i has the label −2 − i, as {@link copyOf} has it.
 *
 *     L = -mean over copies T(x) of Σ_y p(y | x) log p(y | T(x)),   of which p(y | x) learns nothing
 *
 * @param classes - K; what D gives after as many numbers is not looked at.
 * @see Xie et al., "Unsupervised Data Augmentation for Consistency Training", 2020, equation 1.
 */
export function sameClass(classes: number): Objective {
  return {
    name: "the same class",
    loss: ({ real: { labels }, realLogits }) =>
      tidy(() => {
        if (labels === undefined) {
          const expected = "−2 − i for a copy of row i";
          throw new InvalidOptionError("labels", undefined, expected, "`withLabeled` gives them.");
        }
        const rows = realLogits.shape[0];
        const logits = slice(realLogits, [0, 0], [rows, classes]);
        const isCopy = cast(less(labels, -1), "float32");
        const original = cast(maximum(sub(-2, labels), 0), "int32");
        // A product with rows of 0 and one 1, since engines look at the numbers by which rows are gathered.
        const chosen = oneHot(original, rows, 1, 0, "float32");
        const belief = matMul(chosen, withoutGradient(softmax(logits)));
        const each = neg(sum(mul(belief, logSoftmax(logits)), 1));
        return div<Scalar>(sum(mul(each, isCopy)), maximum(sum(isCopy), 1));
      }),
  };
}

/** The same numbers, of which whoever descends learns nothing. */
const withoutGradient = customGrad((x) => ({
  value: clone(x as Tensor),
  gradFunc: (dy: Tensor) => zerosLike(dy),
}));
