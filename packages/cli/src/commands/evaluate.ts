import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { lookSchema } from "../schema.ts";

const evaluateSchema = lookSchema.extend({
  metrics: z
    .boolean()
    .describe("measure pixels too, as `gan measure` does: distances, neighborhoods and more"),
});

/** `gan evaluate <run…>`. */
export function evaluate(command: Command): Command {
  for (const flag of flagsOf(evaluateSchema)) command.addOption(flag);
  return command.action(async (which: string[], typed) => {
    const { out: runs, ...options } = parseFields(evaluateSchema, typed);
    const { evaluateRuns } = await import("../evaluate-runs.ts");
    await evaluateRuns(which, { ...options, ...(runs !== undefined && { runs }) });
  });
}
