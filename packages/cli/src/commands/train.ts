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
  "penalty",
  "augmentation",
  "discriminatorSteps",
  "generatorSteps",
  "width",
  "batches",
  "preset",
  "imageSize",
  "gray",
  "skipBad",
  "variable",
  "networks",
  "checkpointEvery",
  "scoreEvery",
  "from",
  "name",
  "dryRun",
];

/** `gan train [experiment]`. */
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
    .action(async (name: string | undefined, path: string | undefined, typed) => {
      const { set = [], ...flags } = typed;
      const chosen = parseChosen(flags, parsePairs(settingsSchema, set));
      const { beginRun } = await import("../begin-run.ts");
      await beginRun(name, chosen, path);
    });
}
