import type { Checkpoint, Game } from "@gan/core";
import { CheckpointMismatchError, createRng, formatShape, type Parameter } from "@gan/spec";
import { tensor, tidy } from "@tensorflow/tfjs-core";
import type { Experiment } from "./experiment.ts";
import type { Settings } from "./settings.ts";

/** One game of an experiment that is played in several, one after the other. */
export interface Stage {
  readonly name: "pretraining" | "training";
  /** Its `networks` are the stage's. */
  readonly experiment: Experiment;
  /** Its `epochs` and `seed` are the stage's. */
  readonly settings: Settings;
}

/** What an experiment trains one after the other: `tfd` has two stages, the others have one. */
export function stagesOf(experiment: Experiment, settings: Settings): readonly Stage[] {
  const training: Stage = { name: "training", experiment, settings };
  const { pretraining } = experiment;
  const { seed, pretrainingEpochs: epochs } = settings;
  if (pretraining === undefined || epochs === 0) return [training];
  // With the seed of the second stage, both would meet the same minibatches, masks and first D.
  const own = { ...settings, epochs, seed: createRng(seed).stream("pretraining").nextUint32() };
  return [
    {
      name: "pretraining",
      experiment: { ...experiment, networks: pretraining },
      settings: own,
    },
    training,
  ];
}

const PREFIX = "pretrained/";

/**
 * Lets a stage begin with the weights of the one before: `pretrained/h` of its G becomes the saved `h`.
 *
 * @param game - The stage's game. Everything else in it stays as it is: new layers, D, both rules.
 * @param pretrained - Where the stage before ended.
 * @throws {CheckpointMismatchError} Naming the first weight that is missing or has another shape.
 */
export function adoptPretrained(game: Game, { tensors }: Checkpoint): void {
  const upper = game.generator.network.parameters.filter(({ name }) => name.startsWith(PREFIX));
  const adopted = upper.map(({ name, variable }: Parameter) => {
    const saved = tensors[`generator/${name.slice(PREFIX.length)}`];
    if (saved === undefined || formatShape(saved.shape) !== formatShape(variable.shape)) {
      throw new CheckpointMismatchError(
        `it has no \`${name}\` of shape ${formatShape(variable.shape)} for the second stage`,
        "Use the width and the data that the first stage was trained with.",
      );
    }
    return { variable, saved };
  });
  for (const { variable, saved } of adopted) {
    tidy(() => variable.assign(tensor(saved.values, [...saved.shape])));
  }
}
