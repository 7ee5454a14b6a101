import { openRun } from "@gan/runs/node";
import { CheckpointMismatchError } from "@gan/spec";
import type { BackendName } from "./backend-names.ts";
import { chooseBackend } from "./backends.ts";
import { withCaveats } from "./caveats.ts";
import { commandOf } from "./command-of.ts";
import { createDataLoader } from "./data-loader.ts";
import { locationOf } from "./data-location.ts";
import { finishRun } from "./finish-run.ts";
import { restoreRun } from "./restore-run.ts";
import { parseRunOptions, runsFolder } from "./run-options.ts";
import { say } from "./terminal.ts";

export interface ResumeOptions {
  /** Length of the run. @default as it was begun */
  readonly iterations?: number;
  /** @default the one it was begun on */
  readonly backend?: BackendName | "auto";
  readonly dataDir?: string;
  /** Parent of the run folders. */
  readonly runs?: string;
}

/** Goes on with a run from its last checkpoint to its end. */
export async function resumeRun(which: string, typed: ResumeOptions): Promise<void> {
  using run = await openRun(which, { parent: runsFolder(typed.runs) });
  const { experiment, options: stored } = parseRunOptions(run.options);
  const options = { ...stored, iterations: typed.iterations ?? stored.iterations };
  const { backend } = await chooseBackend(typed.backend ?? (options.backend as BackendName));
  if (backend.name !== options.backend) {
    say(
      `The run began on ${options.backend}: on ${backend.name} it goes on within rounding, not bit for bit.`,
    );
  }
  const data = createDataLoader(experiment, locationOf(options, typed.dataDir));
  const train = await data.load("train");
  const open = await restoreRun(run, { experiment, options }, train);
  if (open.saved === "generator") {
    open.game.dispose();
    throw new CheckpointMismatchError(
      "the run keeps its generator alone, and training needs D and what the learning rules remember",
      `Train it again with \`${commandOf(experiment, options)}\`.`,
    );
  }
  const iteration = open.stage.from + open.game.iteration;
  say(
    `Resuming ${run.path} after iteration ${iteration} of ${options.iterations}, backend ${backend.name}${withCaveats(options, train)}`,
  );
  await run.rewindTo(iteration);
  await finishRun({ run, experiment, options, open, train, data, backend: backend.name });
}
