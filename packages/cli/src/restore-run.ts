import { decodeCheckpoint, type Game, restoreGame } from "@gan/core";
import type { Experiment } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError } from "@gan/spec";

/**
 * Puts a game into the state of a run's last checkpoint.
 *
 * @returns Whether the run has one yet.
 * @throws {CheckpointMismatchError} When it is another experiment's, or of other networks.
 * @throws {CorruptFileError} When it cannot be read.
 */
export async function restoreRun(
  game: Game,
  run: RunView,
  experiment: Experiment,
): Promise<boolean> {
  const bytes = await run.readCheckpoint();
  if (bytes === undefined) return false;
  const checkpoint = decodeCheckpoint(bytes, `${run.name}/checkpoint.safetensors`);
  const saved = checkpoint.metadata.experiment;
  if (saved !== experiment.name) {
    throw new CheckpointMismatchError(
      `it is of the experiment \`${saved}\`, the run is of \`${experiment.name}\``,
      "Put the run's own checkpoint back.",
    );
  }
  restoreGame(game, checkpoint);
  return true;
}
