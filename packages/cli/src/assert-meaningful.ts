import type { Experiment } from "@gan/experiments";
import { InvalidOptionError } from "@gan/spec";
import type { Chosen } from "./chosen.ts";

/**
 * Checks that everything that was chosen for a new run means something in it: a flag that nothing listens to is a mistake
 * of whoever typed it.
 *
 * @throws {InvalidOptionError} Naming the flag, and what it is for.
 */
export function assertMeaningful(experiment: Experiment, { settings, options }: Chosen): void {
  const { takesPictures = false, columnsOf, batchFiles, pretraining, name } = experiment;
  const { imageSize, gray, skipBad, variable, batches, networks, iterations, scoreEvery } = options;
  const { epochs, pretrainingEpochs = 0 } = settings;
  const expected = `nothing with \`${name}\``;
  const refuse = (flag: string, value: unknown, fix: string) => {
    throw new InvalidOptionError(flag, value, expected, fix);
  };
  const ofPictures = "It is for pictures of your own: `gan train images <folder>`.";
  if (!takesPictures && imageSize !== undefined) refuse("--image-size", imageSize, ofPictures);
  if (!takesPictures && gray) refuse("--gray", "given", ofPictures);
  if (!takesPictures && skipBad) refuse("--skip-bad", "given", ofPictures);
  if (!takesPictures && settings.preset !== undefined) {
    refuse("--preset", settings.preset, ofPictures);
  }
  if (columnsOf === undefined && variable !== undefined) {
    refuse("--variable", variable, "It is for a MATLAB file: `gan train numbers <file>`.");
  }
  if (batchFiles === undefined && batches !== undefined) {
    refuse("--batches", batches, "It is for CIFAR-10, whose training data come in five files.");
  }
  if (experiment.needsItsNetworks && networks !== undefined) {
    refuse("--networks", networks, "Its objectives need networks of its own.");
  }
  if (experiment.isScored === false && scoreEvery !== undefined) {
    refuse("--score-every", scoreEvery, "No Parzen window scores it; `gan evaluate` measures it.");
  }
  for (const name of ["loss", "labelSmoothing", "penalty"] as const) {
    if (experiment.hasOwnObjectives && settings[name] !== undefined) {
      refuse(name, settings[name], "Its players descend objectives of their own.");
    }
  }
  for (const name of ["noise", "noiseSize"] as const) {
    const isOther = name === "noise" && experiment.takesOtherNoise;
    if (experiment.of && !isOther && settings[name] !== undefined) {
      refuse(name, settings[name], "It is that of the finished generator.");
    }
  }
  if (pretraining === undefined && pretrainingEpochs > 0) {
    refuse("pretrainingEpochs", pretrainingEpochs, "It has no first stage; leave it out.");
  }
  for (const name of ["labels", "affine", "layerNoiseTo"] as const) {
    const unset = experiment.settings[name];
    if (experiment.settings.labels === 0 && (settings[name] ?? unset) !== unset) {
      const fix = "It learns from no labels, or from all; leave it out.";
      refuse(name, settings[name], fix);
    }
  }
  // Where there are two stages, or η falls at the end, epochs say more than how long a run is.
  const annealing = settings.annealingEpochs ?? experiment.settings.annealingEpochs;
  if (iterations !== undefined && epochs !== undefined && !pretraining && annealing === 0) {
    const fix = "Both say how long the run is; give one of them.";
    throw new InvalidOptionError("--epochs", epochs, "nothing beside `--iterations`", fix);
  }
}
