import type { Experiment } from "./experiment.ts";
import { selectedModes } from "./measures/selected-modes.ts";
import { releasedSettings } from "./settings.ts";
import { withoutRun } from "./without-run.ts";

const { loss, penalty, penaltyWeight, penaltyEvery, clip, spectralNorm } = releasedSettings;
const { labelSmoothing, instanceNoise, augmentation } = releasedSettings;

/** Whatever the other run had, D goes on under what makes its output the logarithm of p_data / p_g. */
const honest = {
  ...{ loss, penalty, penaltyWeight, penaltyEvery, clip, spectralNorm },
  ...{ labelSmoothing, instanceNoise, augmentation },
};

/**
 * A better distribution of samples after training: D goes on alone against the finished G of another run, to near its optimum,
 * where its odds are p_data / p_g; then it chooses among samples.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Proposition 1, and section 7, 5.
 */
export const selection: Experiment = {
  name: "selection",
  title: "Samples chosen by D (section 7)",
  settings: { ...releasedSettings, epochs: 150 },
  evaluation: { samples: 1_000, validation: 1_000 },
  load: () => Promise.reject(withoutRun("selection")),
  networks: () => {
    throw withoutRun("selection");
  },
  takes: ["generator", "discriminator"],
  takesPoints: true,
  takesOtherNoise: true,
  needsItsNetworks: true,
  of: ({ experiment: base, settings }) => {
    const { name, title, of, takes, takesPoints } = selection;
    const { pretraining: _, published: __, ...rest } = base;
    return {
      ...rest,
      ...{ name, title, movers: ["discriminator"], isScored: false },
      ...(of && { of }),
      ...(takes && { takes }),
      ...(takesPoints && { takesPoints }),
      settings: {
        ...settings,
        epochs: 150,
        annealingEpochs: 120,
        learningRate: 0.002,
        learningRateDecay: 1,
        schedule: "alternating",
        batchSize: 500,
        ...honest,
      },
      measures: base.modes ? [selectedModes(base.modes)] : [],
    };
  },
};
