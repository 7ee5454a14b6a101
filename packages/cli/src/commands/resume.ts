import type { Command } from "commander";
import { flagsOf, parseFields } from "../fields.ts";
import { commonSchema, trainSchema } from "../schema.ts";

const resumeSchema = commonSchema.extend({ iterations: trainSchema.shape.iterations });

/** `gan resume <run>`. */
export function resume(command: Command): Command {
  for (const flag of flagsOf(resumeSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { out: runs, ...options } = parseFields(resumeSchema, typed);
    const { resumeRun } = await import("../resume-run.ts");
    await resumeRun(which, { ...options, ...(runs !== undefined && { runs }) });
  });
}
