import type { Objective } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import {
  add,
  cast,
  div,
  equal,
  expandDims,
  logSumExp,
  maximum,
  mean,
  mul,
  neg,
  type Scalar,
  sigmoid,
  slice,
  softplus,
  squaredDifference,
  sum,
  type Tensor1D,
  type Tensor2D,
  tidy,
} from "@tensorflow/tfjs-core";
import { crossEntropy } from "./name-classes.ts";

/**
 * D names K classes by as many logits; that an example is generated is one class more, whose logit is 0. Examples without a
 * label, −1, are to be of any of the K, samples of none.
 *
 *     L_D = -mean[log p(y | x, y ≤ K)]                       labeled examples
 *         - ½ mean[log(1 - p(K + 1 | x))]                    all others
 *         - ½ mean[log p(K + 1 | G(z))],   log(1 - p(K + 1 | x)) = log Σ eˡ - softplus(log Σ eˡ)
 *
 * @param classes - K; what D gives after as many numbers is not looked at.
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 5.
 */
export function kPlusOne(classes: number): Objective {
  const evidence = (output: Tensor2D): Tensor1D =>
    logSumExp(slice(output, [0, 0], [output.shape[0], classes]), 1);
  return {
    name: "K + 1 classes",
    loss: ({ real, realLogits, fakeLogits }) =>
      tidy(() => {
        if (real.labels === undefined) {
          const expected = "the class of some examples, −1 for all others";
          throw new InvalidOptionError("labels", undefined, expected, "Load them with labels.");
        }
        const named = crossEntropy(realLogits, real.labels, classes);
        const isOther = cast(equal(real.labels, -1), "float32");
        const [ofReal, ofFake] = [evidence(realLogits), evidence(fakeLogits)];
        const each = mul(softplus(neg(ofReal)), isOther);
        const others = div(sum(each), maximum(sum(isOther), 1));
        return add<Scalar>(named, mul(0.5, add(others, mean(softplus(ofFake)))));
      }),
    probability: (output) => tidy(() => expandDims(sigmoid(evidence(output)), 1) as Tensor2D),
  };
}

/**
 * G draws the mean of D's features on samples to their mean on as many real examples: the first of the minibatch, where it has
 * more, as those without a label are of {@link withLabeled}.
 *
 *     L_G = mean over features of (mean f(x) - mean f(G(z)))²
 *
 * @param classes - How many logits come before D's features.
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.1.
 */
export function featureMatching(classes: number): Objective {
  const meanFeatures = (output: Tensor2D): Tensor1D => {
    const [rows, size] = output.shape;
    return mean(slice(output, [0, classes], [rows, size - classes]), 0);
  };
  return {
    name: "feature matching",
    usesReal: true,
    loss: (round) =>
      tidy(() => {
        const { real, fakeLogits } = round;
        const [samples, [rows, size]] = [fakeLogits.shape[0], real.x.shape];
        // What is not matched is not shown to D either.
        const matched =
          rows > samples
            ? round.apply("discriminator", { x: slice(real.x, 0, [samples, size]) }, "matched")
            : round.realLogits;
        return mean<Scalar>(squaredDifference(meanFeatures(matched), meanFeatures(fakeLogits)));
      }),
  };
}
