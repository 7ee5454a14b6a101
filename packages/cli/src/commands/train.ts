import { resolve } from "node:path";
import {
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  findExperiment,
  iterationsOf,
  play,
  type Settings,
  settingsSchema,
} from "@gan/experiments";
import { formatCount } from "@gan/report";
import { createRun } from "@gan/runs/node";
import { Command } from "commander";
import { chooseBackend } from "../backends.ts";
import { dryRun } from "../dry-run.ts";
import { finishRun } from "../finish-run.ts";
import { loadSplit } from "../load-data.ts";
import { type RunOptions, runsFolder } from "../run-options.ts";
import { flagsOf, parseFields, parsePairs, trainSchema } from "../schema.ts";
import { say } from "../terminal.ts";
import { version } from "../version.ts";

/** The flags people type often; every setting can be given with `--set`. */
const flags = [
  "epochs",
  "iterations",
  "batchSize",
  "seed",
  "backend",
  "dataDir",
  "out",
  "schedule",
  "loss",
  "discriminatorSteps",
  "generatorSteps",
  "width",
  "checkpointEvery",
  "dryRun",
];

/** `gan train <experiment>`. */
export function trainCommand(): Command {
  const command = new Command("train")
    .description("train an experiment in a new numbered run folder")
    .argument("<experiment>", "which one, such as `mnist` or `digits`");
  for (const flag of flagsOf(trainSchema, flags)) command.addOption(flag);
  return command
    .option(
      "--set <key=value>",
      `any other setting, as often as needed: ${Object.keys(settingsSchema.shape).join(", ")}`,
      (pair: string, before: readonly string[]) => [...before, pair],
      [],
    )
    .action((name: string, { set = [], ...typed }) => train(findExperiment(name), typed, set));
}

async function train(
  experiment: Experiment,
  typed: Readonly<Record<string, unknown>>,
  pairs: readonly string[],
): Promise<void> {
  const chosen = parseFields(trainSchema, { ...typed, ...parsePairs(settingsSchema, pairs) });
  const {
    backend: wanted,
    dataDir,
    out,
    iterations: length,
    checkpointEvery,
    dryRun: isDry,
    ...own
  } = chosen;
  const settings: Settings = { ...experiment.settings, ...own };
  const { backend } = await chooseBackend(wanted);
  const data = await loadSplit(experiment, "train", dataDir);
  const sampler = createExperimentSampler(settings, data);
  const iterations = length ?? iterationsOf(settings, sampler);
  const scale = settings.width === 1 ? "" : `, every hidden layer at width ${settings.width}`;
  say(
    `${experiment.title}: ${formatCount(data.size)} examples, ${formatCount(iterations)} iterations, backend ${backend.name}, seed ${settings.seed}${scale}`,
  );
  if (isDry) return dryRun(experiment, settings, iterations, data);

  const options: RunOptions = {
    ...{ experiment: experiment.name, settings, iterations, backend: backend.name, version },
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
  };
  // The game comes first: networks that cannot be built, or played so, leave no folder behind.
  const game = createExperimentGame(experiment, settings, data);
  try {
    // `play` refuses settings when it is called, and trains only while its records are consumed.
    play(game, sampler, settings, { iterations });
    using run = await createRun({
      parent: runsFolder({ ...(out !== undefined && { out }) }),
      name: experiment.name,
      options,
    });
    say(`Run ${run.path}`);
    await finishRun({
      run,
      experiment,
      options,
      game,
      sampler,
      train: data,
      backend: backend.name,
      dataDir,
    });
  } finally {
    game.dispose();
  }
}
