import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { pictureOrAnimation, writingSchema } from "../schema.ts";

const interpolateSchema = writingSchema({
  rows: z
    .int()
    .min(1)
    .max(1_000)
    .describe("pairs of noise vectors (default: 5; 16 that move, or 500 points)"),
  columns: z
    .int()
    .min(2)
    .max(1_000)
    .describe("steps from one end to the other (default: 10; 24 frames)"),
  out: pictureOrAnimation.describe(
    "the picture to write, or the animation, whose name ends in .gif (default: interpolation.png)",
  ),
});

/** `gan interpolate <run>`. */
export function interpolate(command: Command): Command {
  for (const flag of flagsOf(interpolateSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const {
      rows,
      columns,
      out: path = "interpolation.png",
      ...options
    } = parseFields(interpolateSchema, typed);
    const { drawInterpolations } = await import("../draw-interpolations.ts");
    const { withRun } = await import("../with-run.ts");
    await withRun(which, options, (loaded) => drawInterpolations(loaded, { path, rows, columns }));
  });
}
