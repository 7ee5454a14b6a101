import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { lookSchema, runs } from "../schema.ts";

const measureSchema = lookSchema.omit({ out: true }).extend({
  runs,
  features: z
    .string()
    .regex(/^(pixels|judge)$|\.(onnx|json)$/i)
    .meta({
      expected: "`pixels`, `judge` or a file whose name ends in .onnx or .json",
      word: "which",
    })
    .describe(
      "what examples are compared by: their `pixels`, what the `judge` of 28 × 28 digits makes of them, or a network of yours (.onnx, model.json) (default: pixels)",
    ),
  only: z
    .string()
    .min(1)
    .meta({ expected: "names of measures with commas between them", word: "names" })
    .describe("measures to take, with commas between them (default: all that can be taken)"),
  train: z
    .string()
    .min(1)
    .meta({ expected: "a folder, a data set or a .npy file", word: "set" })
    .describe(
      "what the samples' generator was trained on, to find copies (default: a run's own training data)",
    ),
  count: z
    .int()
    .min(50)
    .max(1_000_000)
    .describe(
      "examples of each, evenly spread over what is there (default: all; of a run as many as there are of the reference, at most 10,000)",
    ),
  halves: z
    .int()
    .min(0)
    .max(1000)
    .refine((count) => count !== 1)
    .meta({ expected: "0, or a whole number from 2 to 1,000" })
    .describe("random halves that standard errors are from; 0 for none (default: 10)"),
  seed: z.int().min(0).describe("draws other samples of a run, and other halves"),
  imageSize: z
    .int()
    .min(4)
    .max(512)
    .describe("height and width that pictures of folders are brought to (default: as they are)"),
  skipBad: z.boolean().describe("leave out pictures of folders that cannot be read"),
});
const flags = [
  ...["features", "only", "train", "count", "halves", "seed", "imageSize", "skipBad"],
  ...["backend", "dataDir", "checkpoint", "runs"],
];

/** `gan measure <samples> <reference>`. */
export function measure(command: Command): Command {
  for (const flag of flagsOf(measureSchema, flags)) command.addOption(flag);
  return command.action(async (samples: string, reference: string, typed) => {
    const options = parseFields(measureSchema, typed);
    const { measureSets } = await import("../measure/measure-sets.ts");
    await measureSets(samples, reference, options);
  });
}
