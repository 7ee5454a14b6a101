import { writeOptions } from "@gan/runs";
import { openRun, type Run } from "@gan/runs/node";
import { CheckpointMismatchError, InvalidOptionError, MissingFileError } from "@gan/spec";
import type { BackendName } from "./backend-names.ts";
import { chooseBackend } from "./backends.ts";
import { withCaveats } from "./caveats.ts";
import { commandOf } from "./command-of.ts";
import { createDataLoader } from "./data-loader.ts";
import { locationOf } from "./data-location.ts";
import { assertRunName } from "./find-run.ts";
import { finishRun } from "./finish-run.ts";
import type { RunRecord } from "./records.ts";
import { restoreRun } from "./restore-run.ts";
import { parseRunOptions, type RunOptions } from "./run-options.ts";
import { runsFolder } from "./runs-folder.ts";
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
  await assertRunName(which);
  using run = await openRun(which, { parent: runsFolder(typed.runs) });
  const { experiment, options: stored } = parseRunOptions(run);
  const options: RunOptions = { ...stored, iterations: typed.iterations ?? stored.iterations };
  const { backend } = await chooseBackend(typed.backend ?? (options.backend as BackendName));
  if (backend.name !== options.backend) {
    say(
      `The run began on ${options.backend}: on ${backend.name} it goes on within rounding, not bit for bit.`,
    );
  }
  const location = locationOf(options, typed.dataDir);
  const data = createDataLoader(experiment, { ...location, data: options.data });
  const train = await data.load("train");
  const open = await restoreRun(run, { experiment, options }, train);
  if (open.saved === "generator") {
    open.game.dispose();
    throw new CheckpointMismatchError(
      "the run keeps its generator alone, and training needs D and what the learning rules remember",
      `Train it again with \`${commandOf(experiment, options)}\`.`,
    );
  }
  if (open.saved === "nothing") {
    await assertNotBegun(run, options).catch((error) => {
      open.game.dispose();
      throw error;
    });
  }
  const iteration = open.stage.from + open.game.iteration;
  if (iteration > options.iterations) {
    open.game.dispose();
    const expected = `at least the ${iteration} that are already done`;
    throw new InvalidOptionError("--iterations", options.iterations, expected);
  }
  // Whoever goes on with it next goes on to the same end.
  if (options.iterations !== stored.iterations) {
    await writeOptions(run.store, { ...run.options, iterations: options.iterations });
  }
  say(
    `Resuming ${run.path} after iteration ${iteration} of ${options.iterations}, backend ${backend.name}${withCaveats(options, train)}`,
  );
  await run.rewindTo(iteration);
  await finishRun({
    ...{ run, experiment, options, open, train, data, backend: backend.name },
    ...(typed.runs !== undefined && { out: typed.runs }),
  });
}

/**
 * Checks that a run without a checkpoint has nothing to lose. One is written before the first record; runs of old, which
 * remember no data, wrote it after a minute.
 *
 * @throws {MissingFileError} When it had one.
 */
async function assertNotBegun(run: Run, { data }: RunOptions): Promise<void> {
  const records = await run.records<RunRecord>();
  const kept = data ? records : records.filter(({ kind }) => kind === "score");
  if (kept.length === 0) return;
  const last = Math.max(...records.map(({ iteration }) => iteration));
  throw new MissingFileError(
    `${run.path}/checkpoint.safetensors`,
    `The run has records up to iteration ${last}, and starting over would delete them. Put its checkpoint back, or start a new run.`,
  );
}
