import {
  type Checkpoint,
  decodeCheckpoint,
  type Game,
  restoreGame,
  restoreGenerator,
} from "@gan/core";
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

/** A generator that was kept without its D, as `gan export --to safetensors` writes it. */
const GENERATOR = "generator.safetensors";
/** Forms of a checkpoint, and of a network that was exported. */
const FORMATS: readonly string[] = ["gan-checkpoint-1", "gan-network-1"];

/**
 * Opens the stage that a checkpoint of a run is of, with its game as it was then.
 *
 * @param kind - The checkpoint training goes on from, or the one that scored best.
 * @returns What was saved beside it: of a run that keeps only its generator, D has its first weights; without any
 * checkpoint yet, it is the first stage, not begun.
 * @throws {CheckpointMismatchError} When the checkpoint is another experiment's, or of other networks.
 * @throws {CorruptFileError} When it cannot be read.
 */
export async function restoreRun(
  run: RunView,
  parsed: ParsedRun,
  train: Dataset,
  kind: "last" | "best" = "last",
): Promise<OpenStage & { saved: "game" | "generator" | "nothing" }> {
  const stages = stagesOfRun(parsed);
  const whole = await readCheckpoint(run, kind);
  const checkpoint = whole ?? (kind === "last" ? await readGenerator(run) : undefined);
  const { experiment, stage: name = "training" } = checkpoint?.metadata ?? {};
  if (checkpoint && experiment !== parsed.experiment.name) {
    throw new CheckpointMismatchError(
      `it is of the experiment \`${experiment}\`, the run is of \`${parsed.experiment.name}\``,
      "Put the run's own checkpoint back.",
    );
  }
  if (checkpoint) assertOfRun(checkpoint, parsed);
  const stage = checkpoint ? stages.find((each) => each.name === name) : stages[0];
  if (stage === undefined) {
    throw new CheckpointMismatchError(
      `it is of the stage \`${name}\`, which the run does not have`,
      "Put the run's own checkpoint back.",
    );
  }
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  try {
    if (whole) restoreGame(game, whole);
    else if (checkpoint) restoreGenerator(game, checkpoint);
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { stage, game, saved: whole ? "game" : checkpoint ? "generator" : "nothing" };
}

/**
 * Checks that a checkpoint is in the form that is written here, and of the run's seed.
 *
 * @throws {CheckpointMismatchError} When it is not.
 */
function assertOfRun({ metadata }: Checkpoint, { options: { settings } }: ParsedRun): void {
  const { format, seed } = metadata;
  if (format !== undefined && !FORMATS.includes(format)) {
    throw new CheckpointMismatchError(
      `it is of the format \`${format}\`, and \`${FORMATS.join("` or `")}\` is read here`,
      "Use the version of `gan` that wrote it.",
    );
  }
  if (seed !== undefined && seed !== String(settings.seed)) {
    throw new CheckpointMismatchError(
      `it is of the seed ${seed}, the run is of ${settings.seed}`,
      "Put the run's own checkpoint back.",
    );
  }
}

/** Begins a stage with what the one before has learnt, which the run's checkpoint holds. */
export async function beginStage(
  run: RunView,
  stage: RunStage,
  train: Dataset,
): Promise<OpenStage> {
  const checkpoint = await readCheckpoint(run);
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  try {
    if (checkpoint) adoptPretrained(game, checkpoint);
  } catch (error) {
    game.dispose();
    throw error;
  }
  return { stage, game };
}

async function readCheckpoint(run: RunView, kind: "last" | "best" = "last") {
  const bytes = await run.readCheckpoint(kind);
  const file = kind === "best" ? "checkpoint-best.safetensors" : "checkpoint.safetensors";
  return bytes && decodeCheckpoint(bytes, `${run.name}/${file}`);
}

async function readGenerator(run: RunView) {
  const bytes = await run.store.read(GENERATOR);
  return bytes && decodeCheckpoint(bytes, `${run.name}/${GENERATOR}`);
}
