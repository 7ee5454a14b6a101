import type { Game } from "@gan/core";
import { createExperimentGame, type Experiment } from "@gan/experiments";
import { loadRun, type RunView } from "@gan/runs/node";
import { type Dataset, MissingFileError } from "@gan/spec";
import type { z } from "zod";
import { chooseBackend } from "./backends.ts";
import { loadSplit } from "./load-data.ts";
import { restoreRun } from "./restore-run.ts";
import { parseRunOptions, type RunOptions, runsFolder } from "./run-options.ts";
import type { placeSchema } from "./schema.ts";

/** A finished or running run, with its game as the last checkpoint left it. */
export interface OpenGame {
  readonly run: RunView;
  readonly experiment: Experiment;
  readonly options: RunOptions;
  readonly backend: string;
  readonly train: Dataset;
  readonly dataDir: string | undefined;
  /** The caller disposes it. */
  readonly game: Game;
}

/**
 * Opens a run to look at what it has learnt.
 *
 * @param which - `latest`, a number, a folder's name, or a path.
 * @throws {MissingFileError} When there is no such run, or no checkpoint in it yet.
 * @throws {CheckpointMismatchError} When the checkpoint is not the run's.
 */
export async function openGame(
  which: string,
  places: Partial<z.infer<typeof placeSchema>>,
): Promise<OpenGame> {
  const run = await loadRun(which, { parent: runsFolder(places) });
  const { experiment, options } = parseRunOptions(run.options);
  const { backend } = await chooseBackend(places.backend);
  const dataDir = places.dataDir ?? options.dataDir;
  const train = await loadSplit(experiment, "train", dataDir);
  const game = createExperimentGame(experiment, options.settings, train);
  try {
    if (!(await restoreRun(game, run, experiment))) {
      const fix = `Wait for its first checkpoint, or \`gan resume ${run.name}\`.`;
      throw new MissingFileError(`${run.path}/checkpoint.safetensors`, fix);
    }
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { run, experiment, options, backend: backend.name, train, dataDir, game };
}
