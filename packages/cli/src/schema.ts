import { z } from "zod";
import { backendNames } from "./backend-names.ts";

const count = z.int().min(1).max(1_000_000_000);
/** A folder that is typed; an empty one would be the current folder, which nobody means. */
export const folder = z.string().min(1).meta({ expected: "a path" });
/** An animation that is typed. */
export const animation = z
  .string()
  .regex(/\.gif$/i)
  .meta({ expected: "a file whose name ends in .gif, which is what is written" });
/** Either of them. */
export const pictureOrAnimation = z
  .string()
  .regex(/\.(png|gif)$/i)
  .meta({ expected: "a file whose name ends in .png or .gif" });
export const runs = folder.describe("parent of the numbered run folders");

/** What a run can be called by its user: nothing that could be taken for a number or a path. */
export const runNameRule =
  "a letter, then letters, digits, `.`, `_` or `-`, at most 100 of them in all";

/** What most commands take: the engine, the data, and where runs are. */
export const commonSchema = z.object({
  backend: z.enum(["auto", ...backendNames]).describe("engine to compute with"),
  dataDir: folder.describe("folder of data sets, searched as <dir>/<set> and <dir>"),
  out: runs,
});

/** How many trainings a command begins at once. */
export const workersSchema = z
  .int()
  .min(1)
  .max(1_000)
  .describe("trainings at once (default: one for each core)");

/** A number that runs are judged by. */
export const measureSchema = z
  .string()
  .min(1)
  .meta({ expected: "a number's name", word: "name" })
  .describe("the number that settings are judged by, such as `nats`");

/** The broker of a queue of trials. What it must be is said without what was typed: there may be a password in it. */
export const queueSchema = z
  .string()
  .meta({ expected: "an address", word: "url" })
  .describe(
    "the queue's Redis or PostgreSQL, such as redis://user:password@host:6379 (rediss:// for TLS) or postgres://user:password@host:5432/database",
  );

/** What commands take that look at what a run has learnt. */
export const lookSchema = commonSchema.extend({
  checkpoint: z
    .enum(["last", "best"])
    .describe("which of a run's networks; `best` by validation, of a run with --score-every"),
});

/** @see lookSchema */
export type LookOptions = Partial<z.infer<typeof lookSchema>>;

/**
 * What commands take that write something of a run: for them `--out` is what is written, and `--runs` the parent of the run
 * folders.
 *
 * @param own - The command's fields, `out` among them.
 */
export function writingSchema<Own extends { readonly out: z.ZodType }>(own: Own) {
  return lookSchema.omit({ out: true }).extend({ ...own, runs });
}

/** What `gan train` takes beside the experiment's settings. */
export const trainSchema = commonSchema.extend({
  iterations: count.describe("length of the run, instead of --epochs"),
  checkpointEvery: count.describe("iterations between checkpoints, instead of one a minute"),
  scoreEvery: count.describe("epochs between Parzen scores while training (default: at the end)"),
  batches: z
    .string()
    .regex(/^[1-5](,[1-5])*$/)
    .meta({ expected: "numbers from 1 to 5 with commas between them, such as 1,2", word: "list" })
    .describe("training batches of CIFAR-10, such as 1,2 (default: those in the data folder)"),
  imageSize: z
    .int()
    .min(4)
    .max(256)
    .describe("height and width that your own pictures are brought to (default: 32)"),
  gray: z.boolean().describe("your own pictures in shades of gray"),
  skipBad: z.boolean().describe("leave out pictures of your own that cannot be read"),
  variable: z
    .string()
    .min(1)
    .meta({ expected: "a variable's name", word: "name" })
    .describe("which variable of your own MATLAB file to take, where it holds several"),
  networks: folder.describe(
    "a JavaScript file that makes networks of your own; it is run as any program of yours (docs/own-networks.md)",
  ),
  from: z
    .string()
    .min(1)
    .meta({ expected: "a run", word: "run" })
    .describe("begin with the settings and flags of that run, changed by what is typed"),
  name: z
    .string()
    .regex(/^[A-Za-z][\w.-]{0,99}$/)
    .meta({ expected: runNameRule, word: "name" })
    .describe("what to call the run, to find it by"),
  dryRun: z.boolean().describe("print networks, memory and a time estimate, and train nothing"),
});

/** @see trainSchema */
export type TrainOptions = Partial<z.infer<typeof trainSchema>>;
