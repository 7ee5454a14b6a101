import { type Checkpoint, type Game, restoreGame } from "@gan/core";
import { createExperimentGame, createExperimentSampler, megabytesOf } from "@gan/experiments";
import { type Dataset, InvalidOptionError } from "@gan/spec";
import type { PlaySettings } from "../protocol.ts";
import type { Looker } from "./looks/look.ts";
import { createLineLooker } from "./looks/look-at-line.ts";
import { lookAtPictures } from "./looks/look-at-pictures.ts";
import { createPlaneLooker } from "./looks/look-at-plane.ts";
import type { PlayExperiment } from "./play-experiments.ts";
import { createStepper, type Stepper } from "./stepper.ts";

/** A game that can be played, and everything made for it. `dispose` frees it. */
export interface OpenGame {
  readonly experiment: PlayExperiment;
  readonly settings: PlaySettings;
  readonly train: Dataset;
  readonly game: Game;
  readonly stepper: Stepper;
  readonly look: Looker;
  dispose(): void;
}

/** A state to begin from. */
export interface Beginning {
  readonly checkpoint: Checkpoint;
  /** Steps of the iteration under way. */
  readonly phase?: number;
}

/**
 * Makes a game of an experiment with some settings. The caller disposes it.
 *
 * @throws {CheckpointMismatchError} When the beginning does not fit.
 * @throws {InvalidOptionError} When the settings cannot be played.
 */
export function openGame(
  experiment: PlayExperiment,
  settings: PlaySettings,
  train: Dataset,
  from?: Beginning,
): OpenGame {
  assertRoom(experiment, settings, train);
  const sampler = createExperimentSampler(settings, train, experiment);
  const game = createExperimentGame(experiment, settings, train);
  try {
    if (from) restoreGame(game, from.checkpoint);
    const stepper = createStepper(game, sampler, settings, from?.phase);
    const { density } = experiment;
    const lookers = {
      line: () => createLineLooker({ density: density! }),
      plane: () => createPlaneLooker({ density: density! }),
      pictures: () => lookAtPictures,
    };
    const look = lookers[experiment.view]();
    return { experiment, settings, train, game, stepper, look, dispose: () => game.dispose() };
  } catch (error) {
    game.dispose();
    throw error;
  }
}

/** What a tab can hold beside all else; WebAssembly ends at four gigabytes. */
const MEGABYTES = 1_500;

function assertRoom(experiment: PlayExperiment, settings: PlaySettings, train: Dataset): void {
  const plans = Object.values(experiment.networks({ settings, train }));
  const layers = plans.flatMap((plan) => plan.describe());
  const needed = megabytesOf(layers, settings.batchSize);
  if (needed <= MEGABYTES) return;
  const expected = `at most ${MEGABYTES} MB, which a tab can hold`;
  const fix = "Choose a smaller width of networks, minibatch, or fewer numbers in z.";
  throw new InvalidOptionError("size of the networks", `about ${needed} MB`, expected, fix);
}

/** A checkpoint without what another learning rule remembers. */
export function withoutSlots(checkpoint: Checkpoint): Checkpoint {
  const kept = Object.entries(checkpoint.tensors).filter(
    ([name]) => !name.includes("/rule/") || name.includes("/rule/average/"),
  );
  return { ...checkpoint, tensors: Object.fromEntries(kept) };
}
