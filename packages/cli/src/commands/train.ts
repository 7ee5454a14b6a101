import { settingsSchema } from "@gan/experiments/settings";
import type { Command } from "commander";
import { parseChosen } from "../chosen.ts";
import { flagsOf, parsePairs } from "../fields.ts";
import { trainSchema } from "../schema.ts";

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
  "skipBad",
  "variable",
  "networks",
  "checkpointEvery",
  "scoreEvery",
  "dryRun",
];

/** `gan train <experiment>`. */
export function train(command: Command): Command {
  const shown = settingsSchema.extend(trainSchema.shape);
  for (const flag of flagsOf(shown, flags)) command.addOption(flag);
  return command
    .option(
      "--set <key=value>",
      `any other setting, as often as needed: ${Object.keys(settingsSchema.shape).join(", ")}`,
      (pair: string, before: readonly string[]) => [...before, pair],
      [],
    )
    .action(async (name: string, path: string | undefined, { set = [], ...typed }) => {
      const chosen = parseChosen(typed, parsePairs(settingsSchema, set));
      const { findExperiment } = await import("@gan/experiments");
      const { startRun } = await import("../start-run.ts");
      await startRun(findExperiment(name), chosen, path);
    });
}
