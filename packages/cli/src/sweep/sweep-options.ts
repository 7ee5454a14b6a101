import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Experiment, findExperiment } from "@gan/experiments";
import { type Settings, settingsSchema } from "@gan/experiments/settings";
import { CorruptFileError, InvalidOptionError, MissingFileError } from "@gan/spec";
import { z } from "zod";
import { parseFields, parsePairs } from "../fields.ts";
import type { SweepPlan, SweptValues } from "./plan-trials.ts";

const gridSchema = z.record(z.string(), z.union([z.unknown().array().min(1), z.unknown()]));

/** A sweep as a file has it. */
const fileSchema = z.strictObject({
  experiment: z.string(),
  path: z.string().min(1).optional(),
  iterations: z.int().min(1).optional(),
  settings: z.union([gridSchema.array().min(1), gridSchema]).optional(),
  seeds: z.union([z.int().min(0).array().min(1), z.string()]).optional(),
  random: z.int().min(1).optional(),
});

/** What was typed beside the experiment. */
export interface TypedSweep {
  /** `key=a,b,c`. */
  readonly set: readonly string[];
  readonly seeds?: string | undefined;
  readonly random?: number | undefined;
  readonly iterations?: number | undefined;
}

/**
 * Reads what is to be tried, from a file or from what was typed.
 *
 * @param what - An experiment, or a file whose name ends in `.json`.
 * @throws {InvalidOptionError} Naming the setting whose value cannot be.
 */
export async function readSweep(
  what: string,
  path: string | undefined,
  { set, seeds, random, iterations }: TypedSweep,
): Promise<SweepPlan> {
  const file = what.endsWith(".json") ? await readFileOf(what) : undefined;
  const experiment = findExperiment(file?.experiment ?? what);
  const typed = Object.fromEntries(
    Object.entries(parsePairs(settingsSchema, set)).map(([name, text]) => [name, text.split(",")]),
  );
  const grids = [file?.settings ?? {}].flat();
  const own = path ?? file?.path;
  const isFile = experiment.takesPictures || experiment.columnsOf;
  return {
    experiment,
    // A trial is named for what it is of, and trained elsewhere: other folders' `photos` are others.
    path: own !== undefined && isFile ? resolve(own) : own,
    iterations: iterations ?? file?.iterations,
    settings: grids.map((grid) => checkedValues({ ...grid, ...typed }, what)),
    seeds: seedsOf(seeds ?? file?.seeds, experiment),
    random: random ?? file?.random,
  };
}

async function readFileOf(path: string): Promise<z.infer<typeof fileSchema>> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new MissingFileError(path, "Name a sweep's JSON file, or an experiment.");
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const why = issue ? `\`${issue.path.join(".")}\`: ${issue.message}` : (error as Error).message;
    const fix = "docs/sweeps.md shows one.";
    throw new CorruptFileError(path, `cannot be read as a sweep (${why})`, fix);
  }
}

function checkedValues(given: Record<string, unknown>, where: string): SweptValues {
  const known = Object.keys(settingsSchema.shape);
  return Object.fromEntries(
    Object.entries(given).map(([name, values]) => {
      if (name === "seed" || !known.includes(name)) {
        const fix = name === "seed" ? "Seeds have a flag of their own: `--seeds 1-5`." : "";
        const expected = "a setting of `gan train --set`";
        throw new InvalidOptionError(`settings of ${where}`, name, expected, fix);
      }
      const all = (Array.isArray(values) ? values : [values]).map(
        (value) =>
          parseFields(settingsSchema, { [name]: value }, () => `--set ${name}`)[
            name as keyof Settings
          ],
      );
      return [name, all];
    }),
  );
}

/** `1-5`, `1,2,7` or both: `1-3,7`. */
function seedsOf(
  given: string | readonly number[] | undefined,
  { settings }: Experiment,
): number[] {
  if (given === undefined) return [settings.seed];
  if (typeof given !== "string") return [...given];
  const refuse = () => {
    throw new InvalidOptionError(
      "--seeds",
      given,
      "whole numbers and ranges, such as 1-5 or 1,2,7",
    );
  };
  return given.split(",").flatMap((part) => {
    const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part.trim()) ?? refuse()!;
    const count = Number(to) - Number(from) + 1;
    if (!(count >= 1 && count <= 20_000)) refuse();
    return Array.from({ length: count }, (_, i) => Number(from) + i);
  });
}
