import { loadRun, type RunView } from "@gan/runs/node";
import { MissingFileError } from "@gan/spec";
import { assertFinite } from "./assert-finite.ts";
import { chooseBackend } from "./backends.ts";
import { createDataLoader, type DataLoader } from "./data-loader.ts";
import { locationOf } from "./data-location.ts";
import { type DataDescription, describedData } from "./described-data.ts";
import { assertRunName } from "./find-run.ts";
import { withNetworksOf } from "./own-networks.ts";
import { type OpenStage, restoreRun } from "./restore-run.ts";
import { type ParsedRun, parseRunOptions } from "./run-options.ts";
import { runsFolder } from "./runs-folder.ts";
import type { LookOptions } from "./schema.ts";

/** A finished or running run, with its game as a checkpoint left it. */
export interface LoadedRun extends ParsedRun, OpenStage {
  readonly run: RunView;
  /** Whether D was saved too; if not, it has its first weights. */
  readonly hasDiscriminator: boolean;
  readonly backend: string;
  /** Its training data, as the run remembers them: looking at a run needs none of their examples. */
  readonly train: DataDescription;
  /** Loads the data, for what shows or measures examples. */
  readonly data: DataLoader;
}

export interface WithRunOptions extends Pick<LookOptions, "backend" | "dataDir" | "checkpoint"> {
  /** Parent of the run folders. @default `GAN_RUNS_DIR` or `runs` */
  readonly runs?: string;
}

/**
 * Opens a run to look at what it has learnt, hands it over, and disposes its game.
 *
 * @param which - `latest`, a number, a folder's name, or a path.
 * @throws {MissingFileError} When there is no such run, or no checkpoint in it yet.
 * @throws {CheckpointMismatchError} When the checkpoint is not the run's.
 * @throws {DivergedError} When its networks hold numbers that are not finite.
 */
export async function withRun<T>(
  which: string,
  options: WithRunOptions,
  use: (loaded: LoadedRun) => Promise<T>,
): Promise<T> {
  const loaded = await load(which, options);
  try {
    return await use(loaded);
  } finally {
    loaded.game.dispose();
  }
}

async function load(
  which: string,
  { runs, checkpoint = "last", ...typed }: WithRunOptions,
): Promise<LoadedRun> {
  await assertRunName(which);
  const run = await loadRun(which, { parent: runsFolder(runs) });
  const parsed = await withNetworksOf(run, parseRunOptions(run));
  const { backend } = await chooseBackend(typed.backend);
  const { experiment, options } = parsed;
  const known = options.data;
  const data = createDataLoader(experiment, {
    ...locationOf(options, typed.dataDir),
    ...{ data: known },
  });
  const isDescribed = known?.train && !experiment.samplesNeedData;
  const train = isDescribed ? describedData(known.train!) : await data.load("train");
  const { saved, hasDiscriminator, stage, game } = await restoreRun(run, parsed, train, checkpoint);
  if (saved === "nothing") {
    game.dispose();
    throw checkpoint === "best"
      ? new MissingFileError(`${run.path}/checkpoint-best.safetensors`, "Train with --score-every.")
      : new MissingFileError(
          `${run.path}/checkpoint.safetensors`,
          `Wait for its first checkpoint, or \`gan resume ${run.name}\`.`,
        );
  }
  try {
    await assertFinite(game);
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { ...parsed, run, stage, game, hasDiscriminator, backend: backend.name, train, data };
}
