import { resolve } from "node:path";
import {
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  play,
  type Settings,
  settingsSchema,
  stagesOf,
} from "@gan/experiments";
import { formatCount } from "@gan/report";
import { createRun } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import type { z } from "zod";
import { chooseBackend } from "./backends.ts";
import { withCaveats } from "./caveats.ts";
import { dryRun } from "./dry-run.ts";
import { finishRun } from "./finish-run.ts";
import { cifar10BatchesIn, type DataPlace, loadSplit } from "./load-data.ts";
import { type RunOptions, runsFolder } from "./run-options.ts";
import { lengthsOf, type RunStage, stagesOfRun } from "./run-stages.ts";
import type { trainSchema } from "./schema.ts";
import { say } from "./terminal.ts";
import { version } from "./version.ts";

/** What `gan train` was told, by field of its schema. */
export type Chosen = Partial<z.infer<typeof trainSchema>>;

/**
 * Trains an experiment in a new run folder, or says what that would be.
 *
 * @param folder - Of pictures, where the experiment is of the user's own.
 * @returns The run's folder, or `undefined` when nothing was trained, or not to the end.
 */
export async function startRun(
  experiment: Experiment,
  chosen: Chosen,
  folder?: string,
): Promise<string | undefined> {
  const settings: Settings = { ...experiment.settings, ...settingsIn(chosen) };
  const { backend } = await chooseBackend(chosen.backend);
  const place = await placeFor(experiment, chosen, folder);
  const train = await loadSplit(experiment, "train", place);
  const stages = stagesOf(experiment, settings);
  const lengths = lengthsOf(stages, createExperimentSampler(settings, train), chosen.iterations);
  const options: RunOptions = {
    ...{ experiment: experiment.name, settings, ...lengths, backend: backend.name, version },
    ...(chosen.checkpointEvery !== undefined && { checkpointEvery: chosen.checkpointEvery }),
    ...(chosen.scoreEvery !== undefined && { scoreEvery: chosen.scoreEvery }),
    ...place,
  };
  const first =
    lengths.pretrainingIterations === undefined
      ? ""
      : ` (${formatCount(lengths.pretrainingIterations)} of them pretraining)`;
  say(
    `${experiment.title}: ${formatCount(train.size)} examples, ${formatCount(lengths.iterations)} iterations${first}, backend ${backend.name}, seed ${settings.seed}${withCaveats(options, train)}`,
  );
  if (chosen.dryRun) {
    await dryRun({ experiment, options }, train);
    return undefined;
  }
  const [stage] = stagesOfRun({ experiment, options }) as [RunStage];
  // The game comes first: networks that cannot be built, or played so, leave no folder behind.
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  let isOurs = true;
  try {
    // `play` refuses settings when it is called, and trains only while its records are consumed.
    play(game, createExperimentSampler(settings, train), stage.settings, { iterations: stage.to });
    using run = await createRun({
      parent: runsFolder({ ...(chosen.out !== undefined && { out: chosen.out }) }),
      name: experiment.name,
      options,
    });
    say(`Run ${run.path}`);
    isOurs = false;
    const isDone = await finishRun({
      ...{ run, experiment, options, open: { stage, game }, train, backend: backend.name },
    });
    return isDone ? run.path : undefined;
  } finally {
    if (isOurs) game.dispose();
  }
}

/** What belongs to the experiment's settings. */
function settingsIn(chosen: Chosen): Partial<Settings> {
  const known = Object.keys(settingsSchema.shape);
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => known.includes(name)));
}

/** Where the data are, as the run's options keep it. */
async function placeFor(
  { name, dataFolder }: Experiment,
  { dataDir, batches, imageSize, gray }: Chosen,
  folder: string | undefined,
): Promise<DataPlace> {
  const isOfPictures = name === "images";
  if (!isOfPictures && folder !== undefined) {
    throw new InvalidOptionError("folder", folder, "nothing", "Only `images` takes a folder.");
  }
  const wanted = batches?.split(",").map(Number);
  const used = dataFolder === "cifar10" ? (wanted ?? (await cifar10BatchesIn(dataDir))) : undefined;
  return {
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
    ...(used && { batches: used }),
    ...(isOfPictures &&
      folder !== undefined && {
        pictures: { folder: resolve(folder), size: imageSize ?? 32, channels: gray ? 1 : 3 },
      }),
  };
}
