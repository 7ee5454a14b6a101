import { decodeCheckpoint, type Game, restoreGame } from "@gan/core";
import { adoptPretrained, createExperimentGame } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError, type Dataset } from "@gan/spec";
import type { ParsedRun } from "./run-options.ts";
import { type RunStage, stagesOfRun } from "./run-stages.ts";

/** A stage of a run with its game, which the caller disposes. */
export interface OpenStage {
  readonly stage: RunStage;
  readonly game: Game;
}

/**
 * Opens the stage that a run's last checkpoint is of, with its game as it was then.
 *
 * @returns The first stage, not begun, when there is no checkpoint yet; then `isSaved` is false.
 * @throws {CheckpointMismatchError} When the checkpoint is another experiment's, or of other networks.
 * @throws {CorruptFileError} When it cannot be read.
 */
export async function restoreRun(
  run: RunView,
  parsed: ParsedRun,
  train: Dataset,
): Promise<OpenStage & { isSaved: boolean }> {
  const stages = stagesOfRun(parsed);
  const checkpoint = await lastCheckpoint(run);
  const { experiment, stage: name = "training" } = checkpoint?.metadata ?? {};
  if (checkpoint && experiment !== parsed.experiment.name) {
    throw new CheckpointMismatchError(
      `it is of the experiment \`${experiment}\`, the run is of \`${parsed.experiment.name}\``,
      "Put the run's own checkpoint back.",
    );
  }
  const stage = checkpoint ? stages.find((each) => each.name === name) : stages[0];
  if (stage === undefined) {
    throw new CheckpointMismatchError(
      `it is of the stage \`${name}\`, which the run does not have`,
      "Put the run's own checkpoint back.",
    );
  }
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  try {
    if (checkpoint) restoreGame(game, checkpoint);
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { stage, game, isSaved: checkpoint !== undefined };
}

/** Begins a stage with what the one before has learnt, which the run's checkpoint holds. */
export async function beginStage(
  run: RunView,
  stage: RunStage,
  train: Dataset,
): Promise<OpenStage> {
  const checkpoint = await lastCheckpoint(run);
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  try {
    if (checkpoint) adoptPretrained(game, checkpoint);
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { stage, game };
}

async function lastCheckpoint(run: RunView) {
  const bytes = await run.readCheckpoint();
  return bytes && decodeCheckpoint(bytes, `${run.name}/checkpoint.safetensors`);
}
