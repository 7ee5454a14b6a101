import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { sampleFormOf } from "../sample-target.ts";
import { writingSchema } from "../schema.ts";

const sampleSchema = writingSchema({
  count: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe("samples to draw (default: 64 pictures, 1,000 points)"),
  out: z
    .string()
    .min(1)
    .refine((path) => sampleFormOf(path) !== undefined)
    .meta({ expected: "a name that ends in .png, .npy, .npz or .csv, or a folder's" })
    .describe(
      "what to write, by its ending: one picture of all (.png), numbers (.npy, .npz, .csv), or a folder with a PNG for each (default: samples.png)",
    ),
  seed: z.int().min(0).describe("draws other samples, the same ones for the same number"),
  class: z.int().min(0).describe("draws this class alone, of a run whose players are told it"),
});
const flags = ["backend", "dataDir", "checkpoint", "count", "out", "runs", "seed", "class"];

/** `gan sample <run>`. */
export function sample(command: Command): Command {
  for (const flag of flagsOf(sampleSchema, flags)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { count, out: path, seed, class: label, ...options } = parseFields(sampleSchema, typed);
    const { drawSamples } = await import("../draw-samples.ts");
    const { withRun } = await import("../with-run.ts");
    await withRun(which, options, (loaded) => drawSamples(loaded, { count, path, seed, label }));
  });
}
