import { writeOptions } from "@gan/runs";
import { openRun, type Run } from "@gan/runs/node";
import { CheckpointMismatchError, InvalidOptionError, MissingFileError } from "@gan/spec";
import { assertFinite } from "./assert-finite.ts";
import type { BackendName } from "./backend-names.ts";
import { chooseBackend } from "./backends.ts";
import { withCaveats } from "./caveats.ts";
import { commandOf } from "./command-of.ts";
import { createDataLoader } from "./data-loader.ts";
import { locationOf } from "./data-location.ts";
import { assertRunName } from "./find-run.ts";
import { finishRun } from "./finish-run.ts";
import { withNetworksOf } from "./own-networks.ts";
import type { RunRecord } from "./records.ts";
import { restoreRun } from "./restore-run.ts";
import { type ParsedRun, parseRunOptions, type RunOptions } from "./run-options.ts";
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
  const { experiment, options: stored } = await withNetworksOf(run, parseRunOptions(run));
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
  const iteration = open.stage.from + open.game.iteration;
  try {
    await assertResumable(run, { experiment, options }, open);
    if (iteration > options.iterations) {
      const expected = `at least the ${iteration} that are already done`;
      throw new InvalidOptionError("--iterations", options.iterations, expected);
    }
  } catch (error) {
    open.game.dispose();
    throw error;
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
 * Checks that what was saved of a run is what training goes on from.
 *
 * @throws {CheckpointMismatchError} When it is networks alone.
 * @throws {MissingFileError} When it is nothing, and the run had a checkpoint.
 * @throws {DivergedError} When it holds numbers that are not finite.
 */
async function assertResumable(
  run: Run,
  { experiment, options }: ParsedRun,
  { saved, game }: Awaited<ReturnType<typeof restoreRun>>,
): Promise<void> {
  if (saved === "networks") {
    throw new CheckpointMismatchError(
      "the run keeps networks alone, and training needs all of them and what the learning rules remember",
      `Train it again with \`${commandOf(experiment, options)}\`.`,
    );
  }
  if (saved === "nothing") await assertNotBegun(run, options);
  await assertFinite(game);
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
