import { resolve } from "node:path";
import { type Experiment, findExperiment, type Settings, settingsSchema } from "@gan/experiments";
import { CheckpointMismatchError } from "@gan/spec";
import type { DataLocation } from "./data-location.ts";

/** What `options.json` holds: enough to make the run again. */
export interface RunOptions extends DataLocation {
  readonly experiment: string;
  readonly settings: Settings;
  /** Length of the run. */
  readonly iterations: number;
  /** How many of them are its first stage, where it has two. */
  readonly pretrainingIterations?: number;
  readonly backend: string;
  /** Version of `gan` that began the run. */
  readonly version: string;
  readonly checkpointEvery?: number;
  /** Epochs between Parzen scores while it trains. */
  readonly scoreEvery?: number;
}

/** An experiment and how a run of it goes. */
export interface ParsedRun {
  readonly experiment: Experiment;
  readonly options: RunOptions;
}

/**
 * Reads what a run was started with.
 *
 * @throws {CheckpointMismatchError} When the settings are not those of this version.
 */
export function parseRunOptions(stored: object): ParsedRun {
  const options = stored as RunOptions;
  const experiment = findExperiment(`${options.experiment}`);
  const { success, error, data: settings } = settingsSchema.safeParse(options.settings);
  if (!success) {
    const [issue] = error.issues;
    throw new CheckpointMismatchError(
      `its setting \`${issue?.path.join(".")}\` cannot be read (${issue?.message})`,
      "Use the version of `gan` that its `options.json` names, or start a new run.",
    );
  }
  return { experiment, options: { ...options, settings } };
}

/** The parent of run folders: the one that was typed, `GAN_RUNS_DIR` or `runs`. */
export function runsFolder(typed: string | undefined): string {
  return resolve(typed ?? process.env.GAN_RUNS_DIR ?? "runs");
}
