import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { folder as path, writingSchema } from "../schema.ts";

const figureSchema = writingSchema({
  out: path.describe("the folder to write to (default: figures)"),
  seed: z.int().min(0).describe("seed of a figure that needs no run"),
});

/** `gan figure <which> [run]`. */
export function figure(command: Command): Command {
  for (const flag of flagsOf(figureSchema)) command.addOption(flag);
  return command.action(async (which: string, run: string | undefined, typed) => {
    const { out: folder = "figures", ...options } = parseFields(figureSchema, typed);
    const { drawFigure } = await import("../figures/draw-figure.ts");
    await drawFigure(which, run, { ...options, folder });
  });
}
