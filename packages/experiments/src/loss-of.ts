import { type AdversarialLoss, losses, scaleDiscriminatorLoss, smoothLabels } from "@gan/core";
import type { Settings } from "./settings.ts";

/**
 * The loss of the settings' game.
 *
 * @throws {InvalidOptionError} When labels are to be smoothed of a loss that has none.
 */
export function lossOf({
  loss,
  labelSmoothing,
  discriminatorLossScale,
}: Settings): AdversarialLoss {
  return scaleDiscriminatorLoss(smoothLabels(losses[loss], labelSmoothing), discriminatorLossScale);
}
