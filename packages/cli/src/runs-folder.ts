import { resolve } from "node:path";

/** The parent of run folders: the one that was typed, `GAN_RUNS_DIR` or `runs`. */
export function runsFolder(typed: string | undefined): string {
  return resolve(typed ?? process.env.GAN_RUNS_DIR ?? "runs");
}
