import type { Checkpoint } from "@gan/core";
import { settingsSchema } from "@gan/experiments/settings";
import type { Dataset } from "@gan/spec";
import type { PlaySettings } from "../protocol.ts";
import type { PlayExperiment } from "./play-experiments.ts";

/** What a checkpoint of the command line tells of its settings: all of them, or in older files what can be guessed. */
export function settingsOfCheckpoint(
  checkpoint: Checkpoint,
  experiment: PlayExperiment,
  train: Dataset,
): Partial<PlaySettings> {
  return storedSettings(checkpoint) ?? guessedSettings(checkpoint, experiment, train);
}

/** The settings that the file carries, as far as this page knows them. */
function storedSettings({ metadata }: Checkpoint): Partial<PlaySettings> | undefined {
  try {
    return settingsSchema.partial().parse(JSON.parse(metadata.settings!)) as Partial<PlaySettings>;
  } catch {
    return undefined;
  }
}

/** The seed by name, widths by shapes, the learning rule by what it remembers. All else is taken to be the experiment's own. */
function guessedSettings(
  { metadata, tensors }: Checkpoint,
  experiment: PlayExperiment,
  train: Dataset,
): Partial<PlaySettings> {
  const { settings } = experiment;
  const seed = Number(metadata.seed ?? settings.seed);
  const [noiseSize, units] = tensors["generator/h0/kernel"]?.shape ?? [];
  const planned = experiment.networks({ settings, train }).generator.describe()[0]?.outputShape[0];
  const names = Object.keys(tensors);
  const remembers = (slot: string) => names.some((name) => name.includes(`/rule/${slot}/`));
  const rule = remembers("mean")
    ? "adam"
    : remembers("velocity")
      ? "momentum"
      : remembers("square")
        ? "rmsprop"
        : settings.rule;
  return {
    seed,
    rule,
    ...(noiseSize && { noiseSize }),
    ...(units && planned && units !== planned && { width: (settings.width * units) / planned }),
    averageDecay: remembers("average") ? settings.averageDecay || 0.998 : 0,
  };
}
