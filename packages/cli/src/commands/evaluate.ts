import type { Command } from "commander";
import { flagsOf, parseFields } from "../fields.ts";
import { lookSchema } from "../schema.ts";

/** `gan evaluate <run…>`. */
export function evaluate(command: Command): Command {
  for (const flag of flagsOf(lookSchema)) command.addOption(flag);
  return command.action(async (which: string[], typed) => {
    const { out: runs, ...options } = parseFields(lookSchema, typed);
    const { evaluateRuns } = await import("../evaluate-runs.ts");
    await evaluateRuns(which, { ...options, ...(runs !== undefined && { runs }) });
  });
}
