import { settingsSchema } from "@gan/experiments/settings";
import type { Command } from "commander";
import { z } from "zod";
import { parseChosen } from "../chosen.ts";
import { flagsOf, parseFields } from "../fields.ts";
import { trainSchema } from "../schema.ts";

/** Runs to take, by the column of the table. */
const columnsSchema = z.object({
  mnist: z
    .string()
    .min(1)
    .meta({ expected: "a run", word: "run" })
    .describe("a run of `mnist` to take; `latest`, a number, a name or a path"),
  tfd: z
    .string()
    .min(1)
    .meta({ expected: "a run", word: "run" })
    .describe("a run of `tfd` to take"),
});

/** Flags for the runs that are trained now. */
const flags = [
  ...["epochs", "pretrainingEpochs", "iterations", "batchSize", "width", "seed"],
  ...["backend", "dataDir", "out"],
];

/** `gan table1`. */
export function table1(command: Command): Command {
  const shown = settingsSchema.extend({ ...trainSchema.shape, ...columnsSchema.shape });
  const names = [...flags, ...Object.keys(columnsSchema.shape)];
  for (const flag of flagsOf(shown, names)) command.addOption(flag);
  return command.action(async ({ mnist, tfd, ...typed }) => {
    const named = { ...(mnist !== undefined && { mnist }), ...(tfd !== undefined && { tfd }) };
    const chosen = parseChosen(typed);
    const { sayTable1 } = await import("../say-table1.ts");
    await sayTable1(parseFields(columnsSchema, named), chosen);
  });
}
