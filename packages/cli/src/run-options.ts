import type { ScaledColumn } from "@gan/data";
import { type Experiment, findExperiment, type Settings, settingsSchema } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError, CorruptFileError } from "@gan/spec";
import { z } from "zod";
import { backendNames } from "./backend-names.ts";
import type { RunData } from "./data-check.ts";
import type { DataLocation } from "./data-location.ts";

/** What a run keeps of the file that makes its networks, beside a copy of it. */
export interface NetworksFile {
  /** Where it was. */
  readonly file: string;
  readonly sha256: string;
}

/** What `options.json` holds: enough to make the run again. */
export interface RunOptions extends DataLocation {
  readonly experiment: string;
  readonly settings: Settings;
  /** Length of the run. */
  readonly iterations: number;
  /** How many of them are its first stage, where it has two. */
  readonly pretrainingIterations?: number;
  readonly backend: string;
  /** Version of `gan` that began the run. */
  readonly version: string;
  readonly checkpointEvery?: number;
  /** Epochs between Parzen scores while it trains. */
  readonly scoreEvery?: number;
  /** What it was trained and scored on. Runs of old have none. */
  readonly data?: RunData;
  /** What the columns of a table were scaled by, so that samples come back in its units. */
  readonly columns?: readonly ScaledColumn[];
  /** The file that makes its networks, where they are not the experiment's. */
  readonly networks?: NetworksFile;
  /** The run whose generator it began with. */
  readonly base?: BaseRun;
}

/** A run of another experiment, whose generator a run begins with. */
export interface BaseRun {
  readonly experiment: string;
  readonly settings: Settings;
  /** Its folder's name. */
  readonly run: string;
  /** Of its generator, as a safetensors file. */
  readonly sha256: string;
}

const count = z.int().min(1).max(1_000_000_000);
/** A fingerprint of data, as a run and the queue keep it. */
export const fingerprintSchema = z.object({
  name: z.string(),
  size: count,
  exampleShape: z.array(count).min(1).max(4),
  range: z.tuple([z.number(), z.number()]),
  sha256: z.string(),
  labelsSha256: z.string().optional(),
});

/** What `options.json` must be, the settings apart: theirs is `settingsSchema`. */
const storedSchema = z.object({
  experiment: z.string(),
  settings: z.looseObject({}),
  iterations: count,
  pretrainingIterations: count.optional(),
  backend: z.enum(backendNames),
  version: z.string(),
  checkpointEvery: count.optional(),
  scoreEvery: count.optional(),
  dataDir: z.string().optional(),
  batches: z.array(z.int().min(1).max(5)).min(1).max(5).optional(),
  pictures: z
    .object({
      folder: z.string(),
      size: z.int().min(1).max(10_000),
      channels: z.union([z.literal(1), z.literal(3)]),
      skipBad: z.boolean().optional(),
    })
    .optional(),
  networks: z.object({ file: z.string(), sha256: z.string() }).optional(),
  table: z.object({ file: z.string(), variable: z.string().optional() }).optional(),
  base: z
    .object({
      experiment: z.string(),
      settings: settingsSchema,
      run: z.string(),
      sha256: z.string(),
    })
    .optional(),
  data: z.record(z.string(), fingerprintSchema).optional(),
  columns: z
    .array(z.object({ name: z.string(), mean: z.number(), deviation: z.number().positive() }))
    .optional(),
});

/** An experiment and how a run of it goes. */
export interface ParsedRun {
  readonly experiment: Experiment;
  readonly options: RunOptions;
}

/**
 * Reads what a run was started with.
 *
 * @throws {CorruptFileError} When its `options.json` lacks something, or holds something else there; it names the first.
 * @throws {CheckpointMismatchError} When the settings are not those of this version.
 */
export function parseRunOptions({
  path,
  options: stored,
}: Pick<RunView, "path" | "options">): ParsedRun {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) {
    const { path: place = [], message } = parsed.error.issues[0]!;
    const name = `\`${place.join(".")}\``;
    const expected = message.slice(message.indexOf("expected")).replaceAll('"', "");
    const problem = expected.endsWith("received undefined")
      ? `has no ${name}`
      : `has ${/^`[aeiou]/.test(name) ? "an" : "a"} ${name} that cannot be read (${expected})`;
    const fix = "Put the settings back as `gan train` wrote them, or start a new run.";
    throw new CorruptFileError(`${path}/options.json`, problem, fix);
  }
  const options = parsed.data as Omit<RunOptions, "settings">;
  const found = findExperiment(options.experiment);
  const experiment = options.base ? experimentOn(found, options.base) : found;
  const { success, error, data: settings } = settingsSchema.safeParse(parsed.data.settings);
  if (!success) {
    const [issue] = error.issues;
    throw new CheckpointMismatchError(
      `its setting \`${issue?.path.join(".")}\` cannot be read (${issue?.message})`,
      "Use the version of `gan` that its `options.json` names, or start a new run.",
    );
  }
  return { experiment, options: { ...options, settings } };
}

/** An experiment that goes on from a run of another. */
export function experimentOn(
  experiment: Experiment,
  { experiment: name, settings }: Pick<BaseRun, "experiment" | "settings">,
): Experiment {
  return experiment.of?.({ experiment: findExperiment(name), settings }) ?? experiment;
}
