import type { Command } from "commander";
import { flagsOf, parseFields } from "../fields.ts";
import { commonSchema } from "../schema.ts";

/** `gan report <run>`. */
export function report(command: Command): Command {
  for (const flag of flagsOf(commonSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { out: runs, ...options } = parseFields(commonSchema, typed);
    const { reportRun } = await import("../write-report.ts");
    const { withRun } = await import("../with-run.ts");
    await withRun(which, { ...options, ...(runs !== undefined && { runs }) }, reportRun);
  });
}
