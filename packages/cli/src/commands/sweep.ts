import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { commonSchema, measureSchema, queueSchema, trainSchema, workersSchema } from "../schema.ts";
import { UsageError } from "../usage-error.ts";

const sweepSchema = commonSchema.extend({
  seeds: z
    .string()
    .min(1)
    .meta({ expected: "whole numbers and ranges, such as 1-5 or 1,2,7", word: "list" })
    .describe("seeds that each combination is trained with, such as 1-5 or 1,2,7"),
  random: z.int().min(1).max(20_000).describe("so many of the combinations, drawn at random"),
  iterations: trainSchema.shape.iterations,
  scoreEvery: trainSchema.shape.scoreEvery,
  workers: workersSchema,
  queue: queueSchema.describe(
    "the Redis or PostgreSQL that `gan worker` on other machines takes the trials from, such as redis://host or postgres://user:password@host/database",
  ),
  halve: z
    .int()
    .min(1)
    .max(10)
    .describe(
      "leave the worse half of the settings out so often, beginning at 1/2ⁿ of --iterations",
    ),
  measure: measureSchema,
  dryRun: z.boolean().describe("list the trials, and train nothing"),
});

/** `gan sweep <what>`. */
export function sweep(command: Command): Command {
  for (const flag of flagsOf(sweepSchema)) command.addOption(flag);
  return command
    .option(
      "--set <key=a,b,c>",
      "values of a setting to try, as often as needed; all combinations are trained",
      (pair: string, before: readonly string[]) => [...before, pair],
      [],
    )
    .action(async (what: string, path: string | undefined, typed) => {
      const { set = [], ...flags } = typed;
      const { seeds, random, iterations, ...options } = parseFields(sweepSchema, flags);
      for (const flag of ["workers", "out"] as const) {
        if (options.queue === undefined || options[flag] === undefined) continue;
        throw new UsageError(
          `\`--${flag}\` does not go with \`--queue\`: those who train say it. Type \`gan worker --queue <url> --${flag} ${options[flag]}\` there.`,
        );
      }
      if (options.halve !== undefined && options.queue !== undefined) {
        throw new UsageError(
          "`--halve` does not go with `--queue`: it is for a sweep that is trained here.",
        );
      }
      const { readSweep } = await import("../sweep/sweep-options.ts");
      const { runSweep } = await import("../sweep/run-sweep.ts");
      const plan = await readSweep(what, path, { set, seeds, random, iterations });
      if (options.halve !== undefined && plan.iterations === undefined) {
        throw new UsageError(
          "`--halve` needs to know how long the best are trained. Add `--iterations 5000`.",
        );
      }
      await runSweep(plan, options);
    });
}
