import type { Command } from "commander";
import { flagsOf, parseFields } from "../fields.ts";
import { animation, writingSchema } from "../schema.ts";

const animateSchema = writingSchema({
  out: animation.describe("the GIF to write (default: training.gif)"),
}).pick({ out: true, runs: true });

/** `gan animate <run>`. */
export function animate(command: Command): Command {
  for (const flag of flagsOf(animateSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { out: path = "training.gif", runs } = parseFields(animateSchema, typed);
    const { animateRun } = await import("../animate-run.ts");
    await animateRun(which, { path, runs });
  });
}
