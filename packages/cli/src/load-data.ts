import type { PublishedSetName } from "@gan/data";
import { createDataSource, loadImageFolder } from "@gan/data/node";
import type { Experiment, LoadOptions, Split } from "@gan/experiments";
import { formatCount } from "@gan/report";
import { type ByteSource, type Dataset, MissingFileError } from "@gan/spec";
import { createStatus } from "./terminal.ts";

/** Where a run's data come from, and which of them. */
export interface DataPlace {
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

/**
 * Loads one split of an experiment's data, downloading it with progress where no folder has it.
 *
 * @param fold - Which division of the data, where there are several.
 */
export async function loadSplit(
  experiment: Experiment,
  split: Split,
  { dataDir, batches, pictures }: DataPlace,
  fold = 1,
): Promise<Dataset> {
  const options: LoadOptions = {
    fold,
    ...(batches && { batches }),
    ...(pictures && { pictures: await picturesIn(pictures) }),
  };
  const status = createStatus();
  try {
    const source = sourceOf(experiment, dataDir, (text) => status.update(text));
    return await experiment.load(split, source, options);
  } finally {
    status.finish();
  }
}

/**
 * The training batches of CIFAR-10 that lie in a folder of data, when some do and others do not: with them a machine
 * without a network can train.
 */
export async function cifar10BatchesIn(root: string | undefined): Promise<number[] | undefined> {
  const source = createDataSource({ set: "cifar10", root, offline: true });
  const found: number[] = [];
  for (const batch of [1, 2, 3, 4, 5]) {
    try {
      await source(`data_batch_${batch}.bin`);
      found.push(batch);
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
    }
  }
  return found.length > 0 && found.length < 5 ? found : undefined;
}

/** Splits and folds of one source share its bytes. */
const sources = new Map<string, ByteSource>();
let report: (text: string) => void = () => {};

function sourceOf(
  { dataFolder }: Experiment,
  root: string | undefined,
  onText: (text: string) => void,
): ByteSource {
  if (dataFolder === undefined) return noFiles;
  report = onText;
  const key = JSON.stringify([dataFolder, root ?? process.env.GAN_DATA_DIR]);
  const source =
    sources.get(key) ??
    createDataSource({
      set: dataFolder as PublishedSetName,
      root,
      onProgress: ({ file, received, total }) =>
        report(
          `Downloading ${file}  ${kilobytes(received)}${total ? ` of ${kilobytes(total)}` : ""}`,
        ),
    });
  sources.set(key, source);
  return source;
}

/** Pictures are read once, too. */
const folders = new Map<string, Promise<Dataset>>();

function picturesIn(place: PictureFolder): Promise<Dataset> {
  const key = JSON.stringify(place);
  const { folder, size, channels } = place;
  const loading =
    folders.get(key) ?? loadImageFolder(folder, { width: size, height: size, channels });
  folders.set(key, loading);
  return loading;
}

const noFiles = async (name: string): Promise<never> => {
  throw new Error(`An experiment without a data folder asked for \`${name}\`.`);
};

function kilobytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1000))} kB`;
}
