import { InvalidOptionError } from "@gan/spec";
import { add, mean, mul, type Scalar, tidy } from "@tensorflow/tfjs-core";
import { assertShare } from "../learning-rules/rule-options.ts";
import type { AdversarialLoss } from "./adversarial-loss.ts";

/**
 * A loss whose discriminator is told that real examples are real with less than certainty; samples stay samples.
 *
 *     L_D = -E[(1 - s) log D(x) + s log(1 - D(x))] - E[log(1 - D(G(z)))] = L_D of the loss + s E[a]
 *
 * for log(1 - D) is log D less the logit a. D's optimum is `(1 - s) p_data / (p_data + p_g)`, so where it is sure of real examples
 * it stays at 1 - s, and keeps a slope.
 *
 * @param loss - One whose D descends −V(D, G).
 * @param share - s, in `[0, 1)`; 0.1 is usual.
 * @throws {InvalidOptionError} When `share` is out of range, or the loss has no labels to smooth.
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.4.
 */
export function smoothLabels(loss: AdversarialLoss, share: number): AdversarialLoss {
  assertShare("labelSmoothing", share);
  if (share === 0) return loss;
  if (!loss.isValue) {
    const fix = "Only a D that descends −V(D, G) has labels to smooth.";
    const expected = `0 with the loss \`${loss.name}\``;
    throw new InvalidOptionError("labelSmoothing", share, expected, fix);
  }
  const undecided = (1 - share) / 2; // D's answer where it cannot tell
  return {
    ...loss,
    isValue: false,
    equilibrium: {
      discriminator: -(1 - share) * Math.log(undecided) - (1 + share) * Math.log(1 - undecided),
      generator: loss.saturates ? Math.log(1 - undecided) : -Math.log(undecided),
    },
    discriminator: (realLogits, fakeLogits) =>
      tidy(() =>
        add<Scalar>(loss.discriminator(realLogits, fakeLogits), mul(share, mean(realLogits))),
      ),
  };
}
