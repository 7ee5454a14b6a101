import type { Experiment, Split } from "@gan/experiments";
import { type Dataset, InvalidOptionError, UnknownNameError } from "@gan/spec";
import { createDataLoader } from "../data-loader.ts";
import { chooseLocation } from "../data-location.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";
import { stacked } from "./stacked.ts";

const splits: readonly string[] = ["train", "validation", "test"] satisfies Split[];
/** Not a part, but made of the test examples. */
const STACKED = "stacked";

/**
 * Loads a part of an experiment's data, by its checksums where they are published.
 *
 * @param split - `train`, `validation` or `test`; of gray pictures also `stacked`, three of the test examples in each.
 * @throws {UnknownNameError} When it is none of them.
 * @throws {InvalidOptionError} When the experiment's data are the user's own, so that its name is none of data.
 */
export async function publishedSet(
  experiment: Experiment,
  split: string,
  { dataDir }: MeasureOptions,
): Promise<MeasuredSet> {
  const { name, takesPictures, columnsOf, of } = experiment;
  const known = [...splits, STACKED];
  if (!known.includes(split)) throw new UnknownNameError(`part of ${name}`, split, known);
  if (takesPictures || columnsOf || of) {
    const fix = `\`${name}\` learns from what you give it. Name that, or a run of it; a folder of this name is \`./${name}\`.`;
    throw new InvalidOptionError("data set", name, "one that has data of its own", fix);
  }
  const location = await chooseLocation(
    experiment,
    dataDir === undefined ? {} : { dataDir },
    undefined,
  );
  const loader = createDataLoader(experiment, location);
  const dataset =
    split === STACKED ? stackedOf(await loader.load("test")) : await loader.load(split as Split);
  return {
    dataset,
    said: dataset.name,
    origin: { kind: "data set", name: dataset.name, split },
  };
}

function stackedOf(dataset: Dataset): Dataset {
  if (dataset.exampleShape.length === 3 && dataset.exampleShape[2] === 1) return stacked(dataset);
  const fix = "Three gray pictures become one in color.";
  throw new InvalidOptionError("stacked", dataset.name, "a data set of pictures in gray", fix);
}
