import { findExperiment, settingsSchema } from "@gan/experiments";
import { Command } from "commander";
import { flagsOf, parseFields, parsePairs, trainSchema } from "../schema.ts";
import { startRun } from "../start-run.ts";

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
  "batches",
  "imageSize",
  "gray",
  "checkpointEvery",
  "scoreEvery",
  "dryRun",
];

/** `gan train <experiment>`. */
export function trainCommand(): Command {
  const command = new Command("train")
    .description("train an experiment in a new numbered run folder")
    .argument("<experiment>", "which one, such as `mnist` or `digits`")
    .argument("[folder]", "your own pictures, PNG or JPEG, for the experiment `images`");
  for (const flag of flagsOf(trainSchema, flags)) command.addOption(flag);
  return command
    .option(
      "--set <key=value>",
      `any other setting, as often as needed: ${Object.keys(settingsSchema.shape).join(", ")}`,
      (pair: string, before: readonly string[]) => [...before, pair],
      [],
    )
    .action(async (name: string, folder: string | undefined, { set = [], ...typed }) => {
      const chosen = parseFields(trainSchema, { ...typed, ...parsePairs(settingsSchema, set) });
      await startRun(findExperiment(name), chosen, folder);
    });
}
