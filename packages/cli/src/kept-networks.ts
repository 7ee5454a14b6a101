import { type Checkpoint, type Game, restoreNetwork } from "@gan/core";
import type { Experiment } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError, MissingFileError } from "@gan/spec";
import { restoreBaseGenerator } from "./base-generator.ts";
import { readCheckpointFile } from "./checkpoint-file.ts";
import type { ParsedRun } from "./run-options.ts";

/** Networks that were kept without what training needs, by role, as `gan export --to safetensors` writes them. */
export type KeptNetworks = Readonly<Record<string, Checkpoint>>;

/** Those in a run's folder: G's and D's, and those of others who moved. */
export async function readKept(
  run: RunView,
  { movers = [] }: Pick<Experiment, "movers">,
): Promise<KeptNetworks> {
  const kept: Record<string, Checkpoint> = {};
  for (const role of new Set(["generator", "discriminator", ...movers])) {
    const bytes = await run.store.read(`${role}.safetensors`);
    if (bytes) kept[role] = readCheckpointFile(bytes, `${run.name}/${role}.safetensors`);
  }
  return kept;
}

/**
 * Gives a game the networks that were kept. A G that stood still may be in the folder of the run that it is from.
 *
 * @throws {MissingFileError} When one that moved is not there, D's apart where others moved, too.
 * @throws {CheckpointMismatchError} When they do not fit the game or one another, or G is not the one that E or D was trained for.
 */
export async function restoreKept(
  game: Game,
  kept: KeptNetworks,
  { run, parsed }: { readonly run: RunView; readonly parsed: ParsedRun },
): Promise<void> {
  const { movers = ["generator"] } = parsed.experiment;
  for (const role of movers) {
    if (kept[role]) continue;
    const fix = "Put a copy of it back; the run keeps no checkpoint to take it from.";
    throw new MissingFileError(`${run.path}/${role}.safetensors`, fix);
  }
  const { iteration } = kept[movers[0]!]!;
  for (const [role, checkpoint] of Object.entries(kept)) {
    if (checkpoint.iteration !== iteration) {
      throw new CheckpointMismatchError(
        `\`${role}.safetensors\` is of iteration ${checkpoint.iteration}, \`${movers[0]}.safetensors\` of ${iteration}`,
        "Put back files that were written together.",
      );
    }
    restoreNetwork(game.players[role]!.network, role, checkpoint);
  }
  const { base } = parsed.options;
  if (base && !kept.generator) await restoreBaseGenerator(game, base, run);
  game.iteration = iteration;
}
