import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Experiment, experiments } from "@gan/experiments";
import { InvalidOptionError, MissingFileError } from "@gan/spec";
import { loadedFolder } from "./loaded-folder.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";
import { publishedSet } from "./published-set.ts";
import { sampledRun } from "./sampled-run.ts";

/** What can be named in the place of samples or of a reference. */
const EXPECTED = "a folder of pictures, a data set, a run or a .npy file";

/**
 * Opens what was typed: an array by its ending, else a data set by its name, else what lies there, else a run.
 *
 * @param as - What it was typed as, for messages.
 * @param fallback - Samples to draw of a run, where the user has not said.
 * @throws {InvalidOptionError} When a file is none of those.
 * @throws {MissingFileError} When there is no such thing.
 */
export async function openSet(
  typed: string,
  as: "samples" | "reference" | "train",
  options: MeasureOptions,
  fallback = 10_000,
): Promise<MeasuredSet> {
  if (typed.trim() === "") throw new InvalidOptionError(as, typed, EXPECTED);
  if (/\.npy$/i.test(typed)) {
    const { loadArrayFile } = await import("@gan/data/node");
    const dataset = await loadArrayFile(typed);
    return { dataset, said: `array ${typed}`, origin: { kind: "array", name: dataset.name } };
  }
  const [name, split = "test", ...rest] = typed.split("/");
  const experiment = Object.hasOwn(experiments, name!) ? experiments[name!] : undefined;
  if (experiment && rest.length === 0) return publishedSet(experiment, split, options);
  const [found, run] = await Promise.all(
    [typed, join(typed, "options.json")].map((path) => stat(path).catch(() => undefined)),
  );
  if (found?.isDirectory() && !run?.isFile()) return loadedFolder(typed, options);
  if (found?.isFile()) throw new InvalidOptionError(as, typed, EXPECTED);
  try {
    return await sampledRun(typed, options, fallback);
  } catch (error) {
    if (!(error instanceof MissingFileError) || found) throw error;
    if (/checkpoint/.test(error.file)) throw error;
    const sets = Object.values(experiments)
      .filter(isData)
      .map((each) => each.name);
    const fix = `Name ${EXPECTED}; the data sets are ${sets.join(", ")}, each also with /train or /validation behind it.`;
    throw new MissingFileError(typed, fix);
  }
}

/** Whether an experiment has data of its own, and is the first of those on them. */
function isData(
  { takesPictures, columnsOf, of, load }: Experiment,
  index: number,
  all: readonly Experiment[],
): boolean {
  const isFirst = all.findIndex((each) => each.load === load) === index;
  return !takesPictures && !columnsOf && !of && isFirst;
}
