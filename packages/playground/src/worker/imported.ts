import type { Checkpoint } from "@gan/core";
import type { Dataset } from "@gan/spec";
import type { PlaySettings } from "../protocol.ts";
import type { PlayExperiment } from "./play-experiments.ts";

/**
 * What a checkpoint of the command line tells of its settings: the seed by name, widths by shapes, the learning rule by what it
 * remembers. All else is taken to be the experiment's own.
 */
export function settingsOfCheckpoint(
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
