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
}

/** A folder of pictures and what to make of them. */
export interface PictureFolder {
  readonly folder: string;
  /** Height and width in pixels. */
  readonly size: number;
  readonly channels: 1 | 3;
}

/** Where the data of a run are: as it was started, unless a flag says otherwise now. */
export function locationOf(
  { dataDir: before, batches, pictures }: DataLocation,
  dataDir: string | undefined = before,
): DataLocation {
  return {
    ...(dataDir !== undefined && { dataDir }),
    ...(batches && { batches }),
    ...(pictures && { pictures }),
  };
}

/**
 * Where the data of a new run are, as its options keep it.
 *
 * @param folder - Of pictures, where the experiment takes the user's own.
 * @throws {InvalidOptionError} When it does not, and there is a folder.
 */
export async function chooseLocation(
  experiment: Experiment,
  { dataDir, batches, imageSize, gray }: TrainOptions,
  folder: string | undefined,
): Promise<DataLocation> {
  if (!experiment.takesPictures && folder !== undefined) {
    throw new InvalidOptionError("folder", folder, "nothing", "Only `images` takes a folder.");
  }
  const wanted = batches?.split(",").map(Number);
  if (wanted) await assertBatches(experiment, wanted, dataDir);
  const used = experiment.batchFiles && (wanted ?? (await batchesIn(experiment, dataDir)));
  return {
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
    ...(used && { batches: used }),
    ...(folder !== undefined && {
      pictures: { folder: resolve(folder), size: imageSize ?? 32, channels: gray ? 1 : 3 },
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
