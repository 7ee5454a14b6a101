import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { encodeNetwork, type Game, restoreNetwork } from "@gan/core";
import { directoryStore, type RunView } from "@gan/runs/node";
import { CheckpointMismatchError, MissingFileError } from "@gan/spec";
import { readCheckpointFile } from "./checkpoint-file.ts";
import type { BaseRun } from "./run-options.ts";

/** Of a player's network, by its weights alone. */
export async function sha256OfNetwork(game: Game, role: string): Promise<string> {
  return createHash("sha256")
    .update(await encodeNetwork(game, role))
    .digest("hex");
}

/**
 * Gives a game the generator of the run that its own began with, whose folder is beside that of its own: one file of ten
 * megabytes serves all that were trained for it.
 *
 * @throws {MissingFileError} When it is not there.
 * @throws {CheckpointMismatchError} When it is another.
 */
export async function restoreBaseGenerator(
  game: Game,
  base: BaseRun,
  { path, name }: Pick<RunView, "path" | "name">,
): Promise<void> {
  const folder = join(dirname(path), base.run);
  const file = join(folder, "generator.safetensors");
  const bytes = await directoryStore(folder).read("generator.safetensors");
  if (!bytes) {
    const fix = `\`${name}\` keeps no G of its own: put that of \`${base.run}\` there, which it was trained for.`;
    throw new MissingFileError(file, fix);
  }
  restoreNetwork(game.generator.network, "generator", readCheckpointFile(bytes, file));
  if ((await sha256OfNetwork(game, "generator")) !== base.sha256) {
    throw new CheckpointMismatchError(
      `\`${file}\` is another generator than the one that \`${name}\` was trained for`,
      `Put that of \`${base.run}\` back, or train again for this one.`,
    );
  }
}
