import type { Objective } from "@gan/core";
import {
  add,
  greaterEqual,
  logSoftmax,
  logSumExp,
  maximum,
  mean,
  mul,
  neg,
  oneHot,
  type Scalar,
  slice,
  softplus,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tidy,
  where,
  zerosLike,
} from "@tensorflow/tfjs-core";

/**
 * D names the class of an example, or calls it generated, by K + 1 logits; examples without a label are of any of the K.
 *
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 5.
 */
export const kPlusOne = (classes: number): { discriminator: Objective; generator: Objective } => ({
  discriminator: {
    name: "k plus one",
    outputSize: classes + 1,
    loss: ({ real, realLogits, fakeLogits }) =>
      tidy(() => {
        const known = real.labels!;
        const named = logLikelihoods(realLogits, known, classes);
        const anyOf = neg(softplus(neg(margin(realLogits, classes))));
        const ofReal = where(greaterEqual(known, 0), named, anyOf);
        const ofFake = neg(softplus(margin(fakeLogits, classes)));
        return neg(add<Scalar>(mean(ofReal), mean(ofFake)));
      }),
  },
  generator: {
    name: "k plus one",
    loss: ({ fakeLogits }) => tidy(() => mean<Scalar>(softplus(neg(margin(fakeLogits, classes))))),
  },
});

/** log p(real) - log p(generated): the logit that an ordinary D would give. */
function margin(logits: Tensor2D, classes: number): Tensor1D {
  const rows = logits.shape[0];
  const generated = slice(logits, [0, classes], [rows, 1]);
  return sub(logSumExp(slice(logits, [0, 0], [rows, classes]), 1), sum(generated, 1));
}

function logLikelihoods(logits: Tensor2D, labels: Tensor1D, classes: number): Tensor1D {
  const chosen = oneHot(maximum(labels, zerosLike(labels)), classes + 1, 1, 0, "float32");
  return sum(mul(logSoftmax(logits), chosen), 1);
}
