import { loadRun, type RunView } from "@gan/runs/node";
import { type Dataset, MissingFileError } from "@gan/spec";
import type { z } from "zod";
import { chooseBackend } from "./backends.ts";
import { type DataPlace, loadSplit } from "./load-data.ts";
import { type OpenStage, restoreRun } from "./restore-run.ts";
import { type ParsedRun, parseRunOptions, placeOf, runsFolder } from "./run-options.ts";
import type { runSchema } from "./schema.ts";

/** A finished or running run, with its game as the last checkpoint left it. The caller disposes the game. */
export interface OpenGame extends ParsedRun, OpenStage {
  readonly run: RunView;
  /** Whether D was saved too; if not, it has its first weights. */
  readonly hasDiscriminator: boolean;
  readonly backend: string;
  readonly train: Dataset;
  readonly place: DataPlace;
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
  { checkpoint = "last", ...places }: Partial<z.infer<typeof runSchema>>,
): Promise<OpenGame> {
  const run = await loadRun(which, { parent: runsFolder(places) });
  const parsed = parseRunOptions(run.options);
  const { backend } = await chooseBackend(places.backend);
  const place = placeOf(parsed.options, places);
  const train = await loadSplit(parsed.experiment, "train", place);
  const { stage, game, saved } = await restoreRun(run, parsed, train, checkpoint);
  if (saved === "nothing") {
    game.dispose();
    throw checkpoint === "best"
      ? new MissingFileError(`${run.path}/checkpoint-best.safetensors`, "Train with --score-every.")
      : new MissingFileError(
          `${run.path}/checkpoint.safetensors`,
          `Wait for its first checkpoint, or \`gan resume ${run.name}\`.`,
        );
  }
  const hasDiscriminator = saved === "game";
  return { ...parsed, run, stage, game, hasDiscriminator, backend: backend.name, train, place };
}
