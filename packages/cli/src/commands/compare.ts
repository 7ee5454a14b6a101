import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { folder, measureSchema, runs } from "../schema.ts";

const compareSchema = z.object({
  measure: measureSchema,
  out: folder
    .regex(/\.html?$/i)
    .meta({ expected: "a file whose name ends in .html" })
    .describe("where the page goes (default: compare.html)"),
  runs,
});

/** `gan compare <run…>`. */
export function compare(command: Command): Command {
  for (const flag of flagsOf(compareSchema)) command.addOption(flag);
  return command.action(async (which: string[], typed) => {
    const { compareRuns } = await import("../compare/compare-runs.ts");
    await compareRuns(which, parseFields(compareSchema, typed));
  });
}
