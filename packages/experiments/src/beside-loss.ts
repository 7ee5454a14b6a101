import {
  momentumRamp,
  type Objective,
  objectivesOf,
  type PenaltyChoice,
  penalties,
  sumOf,
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
 * What the settings put beside the loss: a penalty on D, and noise on what D sees.
 *
 * @param own - The experiment's objectives, where it has some of its own.
 * @returns The same where the settings ask for nothing, so that nothing is added to the game.
 */
export function besideLoss(settings: Settings, own: Objectives): Objectives {
  const { penalty, penaltyWeight: weight, penaltyEvery: every, instanceNoise: from } = settings;
  const choice: PenaltyChoice = penalties[penalty];
  const added = choice.create?.({ weight, every });
  if (!added && from === 0) return own;
  const { generator, discriminator } = { ...objectivesOf(lossOf(settings)), ...own };
  const ofD = added ? sumOf(discriminator, added) : discriminator;
  if (from === 0) return { ...own, discriminator: ofD };
  const deviation = momentumRamp({ from, to: 0, epochs: settings.instanceNoiseEpochs });
  return {
    generator: withInstanceNoise(generator, { deviation }),
    discriminator: withInstanceNoise(ofD, { deviation }),
  };
}
