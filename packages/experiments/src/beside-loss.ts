import {
  momentumRamp,
  type Objective,
  objectivesOf,
  type PenaltyChoice,
  penalties,
  sumOf,
  withAugmentation,
  withInstanceNoise,
} from "@gan/core";
import { lossOf } from "./loss-of.ts";
import type { Settings } from "./settings.ts";

/** What G and D descend in the place of the settings' loss. */
interface Objectives {
  readonly generator?: Objective;
  readonly discriminator?: Objective;
}

/**
 * What the settings put beside the loss: a penalty on D, and what D sees everything through.
 *
 * @param own - The experiment's objectives, where it has some of its own.
 * @param augmentation - How pictures are changed. @default not at all
 * @returns The same where the settings ask for nothing, so that nothing is added to the game.
 */
export function besideLoss(
  settings: Settings,
  own: Objectives,
  augmentation?: Parameters<typeof withAugmentation>[1],
): Objectives {
  const { penalty, penaltyWeight: weight, penaltyEvery: every, instanceNoise: from } = settings;
  const choice: PenaltyChoice = penalties[penalty];
  const added = choice.create?.({ weight, every });
  if (!added && from === 0 && !augmentation) return own;
  const { generator, discriminator } = { ...objectivesOf(lossOf(settings)), ...own };
  const ofD = added ? sumOf(discriminator, added) : discriminator;
  if (from === 0 && !augmentation) return { ...own, discriminator: ofD };
  const deviation = momentumRamp({ from, to: 0, epochs: settings.instanceNoiseEpochs });
  const seen = (objective: Objective) => {
    // The outer one is what comes first: changed pictures, and noise on those.
    const noisy = from > 0 ? withInstanceNoise(objective, { deviation }) : objective;
    return augmentation ? withAugmentation(noisy, augmentation) : noisy;
  };
  return { generator: seen(generator), discriminator: seen(ofD) };
}
