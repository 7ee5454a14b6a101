import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Checkpoint, restoreGame } from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  experiments,
  type Settings,
  settingsSchema,
  stagesOf,
} from "@gan/experiments";
import { formatCount } from "@gan/report";
import { createRun } from "@gan/runs/node";
import { CheckpointMismatchError, InvalidOptionError, MissingFileError } from "@gan/spec";
import { chooseBackend } from "../backends.ts";
import { readCheckpointFile } from "../checkpoint-file.ts";
import { createDataLoader } from "../data-loader.ts";
import { chooseLocation } from "../data-location.ts";
import { assertNewRunName } from "../new-run-name.ts";
import type { RunOptions } from "../run-options.ts";
import { lengthsOf } from "../run-stages.ts";
import { runsFolder } from "../runs-folder.ts";
import type { TrainOptions } from "../schema.ts";
import { answer, answerJson } from "../terminal.ts";
import { version } from "../version.ts";

/** What an imported run is given; all else stands in its checkpoint. */
export type ImportOptions = Pick<
  TrainOptions,
  "iterations" | "backend" | "dataDir" | "out" | "name"
>;

/**
 * Makes a run folder of a checkpoint that the playground saved, or of one that came without its folder.
 *
 * @throws {CheckpointMismatchError} When it is not of an experiment of the command, or does not say its settings.
 */
export async function importRun(file: string, typed: ImportOptions): Promise<void> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
    throw new MissingFileError(file, "Name a checkpoint file, as the page saves one.");
  });
  const checkpoint = readCheckpointFile(bytes, file);
  const experiment = experimentOf(checkpoint);
  const settings = settingsOf(checkpoint, experiment);
  const parent = runsFolder(typed.out);
  if (typed.name !== undefined) await assertNewRunName(typed.name, parent, { flag: "--name" });
  const { backend } = await chooseBackend(typed.backend);
  const location = await chooseLocation(experiment, typed, undefined);
  const data = createDataLoader(experiment, location);
  const train = await data.load("train");
  const sampler = createExperimentSampler(settings, train, experiment);
  const done = checkpoint.iteration;
  if (typed.iterations !== undefined && typed.iterations < done) {
    const expected = `at least the ${formatCount(done)} that are done`;
    throw new InvalidOptionError("--iterations", typed.iterations, expected);
  }
  const lengths = lengthsOf(stagesOf(experiment, settings), sampler, typed.iterations);
  const iterations = Math.max(lengths.iterations, done);
  // Before the folder: a file with other networks leaves none behind.
  using game = createExperimentGame(experiment, settings, train);
  restoreGame(game, checkpoint);
  const options: RunOptions = {
    ...{ experiment: experiment.name, settings, ...lengths, iterations },
    ...{ backend: backend.name, version, ...location, data: await data.fingerprint(train) },
  };
  using run = await createRun({ parent, name: typed.name ?? experiment.name, options });
  await run.writeCheckpoint(bytes);
  const { number, label, name: folder, path } = run;
  answerJson({ number: number ?? null, name: label, folder, path, iteration: done, iterations });
  const next =
    done < iterations
      ? `\`gan resume ${number}\` goes on to ${formatCount(iterations)}`
      : `\`gan evaluate ${number}\` measures it`;
  answer(`${basename(file)} is run ${path}, after iteration ${formatCount(done)}; ${next}.`);
}

/** The experiment that a checkpoint is of, if the command can go on with it. */
function experimentOf({ metadata }: Checkpoint): Experiment {
  const { experiment: name = "", playground, stage } = metadata;
  const { game, phase } = pageNotesOf(playground);
  const experiment = Object.hasOwn(experiments, name)
    ? (experiments as Readonly<Record<string, Experiment>>)[name]!
    : undefined;
  if (!experiment || (game !== undefined && game !== name)) {
    const problem = `it is of \`${game ?? name}\`, which is no experiment of the command`;
    throw new CheckpointMismatchError(problem, "Go on with it in the page.");
  }
  if (phase > 0) {
    throw new CheckpointMismatchError(
      "it was saved in the middle of an iteration",
      "Finish the iteration on the page (→) and save it again.",
    );
  }
  const needsMore = experiment.takesPictures || experiment.columnsOf || experiment.of;
  if (needsMore || stage !== undefined) {
    throw new CheckpointMismatchError(
      `a run of \`${name}\` is more than its checkpoint: it needs the data or the run it began with`,
      "Copy its whole folder.",
    );
  }
  return experiment;
}

function settingsOf({ metadata }: Checkpoint, { dropout, name }: Experiment): Settings {
  const stored = json(metadata.settings);
  const { success, data } = settingsSchema.safeParse(stored);
  if (!success) {
    throw new CheckpointMismatchError(
      "it does not say its settings, or in another version's way",
      "Open it in the page and save it there, or copy the run's whole folder.",
    );
  }
  // The page's own setting, which the command has from the experiment.
  const { dropout: played = dropout } = stored as { readonly dropout?: number };
  if (dropout !== undefined && played !== dropout) {
    throw new CheckpointMismatchError(
      `it was played with a dropout of ${played}, and the command plays \`${name}\` with ${dropout}`,
      "Go on with it in the page.",
    );
  }
  return data;
}

/** What the page noted beside it: the game of its address, and steps of players since the last iteration. */
function pageNotesOf(playground: string | undefined): { game?: string; phase: number } {
  const { link, phase } = (json(playground) ?? {}) as { link?: unknown; phase?: unknown };
  const game = new URLSearchParams(`${link ?? ""}`).get("game") ?? undefined;
  return { ...(game !== undefined && { game }), phase: Number(phase ?? 0) };
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
