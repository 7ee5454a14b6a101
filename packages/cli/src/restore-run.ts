import { type Checkpoint, type Game, restoreGame } from "@gan/core";
import { adoptPretrained, createExperimentGame } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError, type Dataset } from "@gan/spec";
import { readCheckpointFile } from "./checkpoint-file.ts";
import { readKept, restoreKept } from "./kept-networks.ts";
import type { ParsedRun } from "./run-options.ts";
import { type RunStage, stagesOfRun } from "./run-stages.ts";

/** A stage of a run with its game, which the caller disposes. */
export interface OpenStage {
  readonly stage: RunStage;
  readonly game: Game;
}

/** Forms of a checkpoint, and of a network that was exported. */
const FORMATS: readonly string[] = ["gan-checkpoint-1", "gan-network-1"];

/** What was saved of it: all that training needs, or networks alone. */
export interface RestoredStage extends OpenStage {
  readonly saved: "game" | "networks" | "nothing";
  /** Whether D is as it was saved; if not, it has its first weights. */
  readonly hasDiscriminator: boolean;
}

/**
 * Opens the stage that a checkpoint of a run is of, with its game as it was then.
 *
 * @param kind - The checkpoint training goes on from, or the one that scored best.
 * @returns What was saved beside it: of a run that keeps only some of its networks, the others have their first weights; without any
 * checkpoint yet, it is the first stage, not begun.
 * @throws {MissingFileError} When the run keeps only some of its networks, and one that it cannot be opened without is not there.
 * @throws {CheckpointMismatchError} When the checkpoint is another experiment's, or of other networks.
 * @throws {CorruptFileError} When it cannot be read.
 */
export async function restoreRun(
  run: RunView,
  parsed: ParsedRun,
  train: Dataset,
  kind: "last" | "best" = "last",
): Promise<RestoredStage> {
  const stages = stagesOfRun(parsed);
  const whole = await readCheckpoint(run, kind);
  const kept = whole || kind === "best" ? {} : await readKept(run, parsed.experiment);
  const saved = whole ? [whole] : Object.values(kept);
  for (const each of saved) assertOfRun(each, parsed);
  const [checkpoint] = saved;
  const { stage: name = "training" } = checkpoint?.metadata ?? {};
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
    else if (checkpoint) await restoreKept(game, kept, { run, parsed });
  } catch (error) {
    game.dispose();
    throw error;
  }
  return {
    ...{ stage, game, saved: whole ? "game" : checkpoint ? "networks" : "nothing" },
    hasDiscriminator: whole !== undefined || kept.discriminator !== undefined,
  };
}

/**
 * Checks that a checkpoint is of the run's experiment and seed, in the form that is written here.
 *
 * @throws {CheckpointMismatchError} When it is not.
 */
function assertOfRun(
  { metadata }: Checkpoint,
  { experiment: { name }, options: { settings } }: ParsedRun,
): void {
  const { experiment, format, seed } = metadata;
  if (experiment !== name) {
    throw new CheckpointMismatchError(
      `it is of the experiment \`${experiment}\`, the run is of \`${name}\``,
      "Put the run's own checkpoint back.",
    );
  }
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
  return bytes && readCheckpointFile(bytes, `${run.name}/${file}`);
}
