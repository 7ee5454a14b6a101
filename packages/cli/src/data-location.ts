import { resolve } from "node:path";
import type { Experiment } from "@gan/experiments";
import { InvalidOptionError } from "@gan/spec";
import { batchesIn } from "./batches-in.ts";
import type { TrainOptions } from "./schema.ts";

/** Where a run's data lie, and which of them. */
export interface DataLocation {
  /** `--data-dir`; `GAN_DATA_DIR` when absent. */
  readonly dataDir?: string;
  /** CIFAR-10: the training batches to use. @default all five */
  readonly batches?: readonly number[];
  /** Pictures of the user's own. */
  readonly pictures?: PictureFolder;
  /** Numbers of the user's own. */
  readonly table?: TableFile;
}

/** A file of numbers, and what of it to read. */
export interface TableFile {
  readonly file: string;
  /** Of a MATLAB file. */
  readonly variable?: string;
}

/** A folder of pictures and what to make of them. */
export interface PictureFolder {
  readonly folder: string;
  /** Height and width in pixels. */
  readonly size: number;
  readonly channels: 1 | 3;
  /** Whether pictures that cannot be read are left out. */
  readonly skipBad?: boolean;
}

/** Where the data of a run are: as it was started, unless a flag says otherwise now. */
export function locationOf(
  { dataDir: before, batches, pictures, table }: DataLocation,
  dataDir: string | undefined = before,
): DataLocation {
  return {
    ...(dataDir !== undefined && { dataDir }),
    ...(batches && { batches }),
    ...(pictures && { pictures }),
    ...(table && { table }),
  };
}

/**
 * Where the data of a new run are, as its options keep it.
 *
 * @param path - The folder or file of the user's own data, where the experiment takes one.
 * @throws {InvalidOptionError} When it does not, and there is one.
 */
export async function chooseLocation(
  experiment: Experiment,
  { dataDir, batches, imageSize, gray, skipBad, variable }: TrainOptions,
  path: string | undefined,
): Promise<DataLocation> {
  if (!experiment.takesPictures && !experiment.columnsOf && path !== undefined) {
    const fix =
      "Only `images` takes a folder, `numbers` a file, and `inference` or `selection` a run.";
    throw new InvalidOptionError("path", path, "nothing", fix);
  }
  const wanted = batches?.split(",").map(Number);
  if (wanted) await assertBatches(experiment, wanted, dataDir);
  const used = experiment.batchFiles && (wanted ?? (await batchesIn(experiment, dataDir)));
  return {
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
    ...(used && { batches: used }),
    ...(path !== undefined &&
      experiment.takesPictures && {
        pictures: {
          ...{ folder: resolve(path), size: imageSize ?? 32, channels: gray ? 1 : 3 },
          ...(skipBad && { skipBad }),
        },
      }),
    ...(path !== undefined &&
      experiment.columnsOf && {
        table: { file: resolve(path), ...(variable !== undefined && { variable }) },
      }),
  };
}

/**
 * Checks that the batches that were asked for are there, where some are.
 *
 * @throws {InvalidOptionError} Naming those that are.
 */
async function assertBatches(
  experiment: Experiment,
  wanted: readonly number[],
  dataDir: string | undefined,
): Promise<void> {
  const twice = wanted.find((batch, i) => wanted.indexOf(batch) !== i);
  if (twice !== undefined) {
    throw new InvalidOptionError("--batches", wanted.join(","), "each batch once");
  }
  const there = experiment.batchFiles && (await batchesIn(experiment, dataDir));
  const missing = there && wanted.filter((batch) => !there.includes(batch));
  if (!missing || missing.length === 0) return;
  const files = missing.map((batch) => `\`${experiment.batchFiles![batch - 1]}\``).join(", ");
  const expected = `batches that are there, which are ${there.join(",")}`;
  throw new InvalidOptionError(
    "--batches",
    wanted.join(","),
    expected,
    `Put ${files} beside them.`,
  );
}
