import { mul, type Scalar, tidy } from "@tensorflow/tfjs-core";
import type { AdversarialLoss } from "./adversarial-loss.ts";

/**
 * A loss whose discriminator descends a multiple of it.
 *
 * The authors' released code halves D's loss; their experiments need `scaleDiscriminatorLoss(loss, 0.5)`.
 *
 * @param scale - Factor of D's loss; G's is unchanged.
 */
export function scaleDiscriminatorLoss(loss: AdversarialLoss, scale: number): AdversarialLoss {
  if (scale === 1) return loss;
  const { equilibrium } = loss;
  return {
    ...loss,
    ...(equilibrium && {
      equilibrium: { ...equilibrium, discriminator: scale * equilibrium.discriminator },
    }),
    discriminator: (realLogits, fakeLogits) =>
      tidy(() => mul<Scalar>(loss.discriminator(realLogits, fakeLogits), scale)),
  };
}
