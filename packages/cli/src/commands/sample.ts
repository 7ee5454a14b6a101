import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { picture, writingSchema } from "../schema.ts";

const sampleSchema = writingSchema({
  count: z.int().min(1).max(10_000).describe("samples to draw (default: 64)"),
  out: picture.describe("the picture to write (default: samples.png)"),
  stream: z
    .string()
    .min(1)
    .meta({ expected: "a name", word: "name" })
    .describe("name of the noise stream; another name gives other samples"),
});
const flags = ["backend", "dataDir", "checkpoint", "count", "out", "runs", "stream"];

/** `gan sample <run>`. */
export function sample(command: Command): Command {
  for (const flag of flagsOf(sampleSchema, flags)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const {
      count = 64,
      out: path = "samples.png",
      stream,
      ...options
    } = parseFields(sampleSchema, typed);
    const { drawSamples } = await import("../pictures.ts");
    const { withRun } = await import("../with-run.ts");
    await withRun(which, options, (loaded) =>
      drawSamples(loaded, path, { count, ...(stream !== undefined && { stream }) }),
    );
  });
}
