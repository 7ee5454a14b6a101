import type { PublishedSetName, ScaledColumn } from "@gan/data";
import { createDataSource, loadImageFolder, loadNumberFile } from "@gan/data/node";
import type { Experiment, LoadOptions, Split, Table } from "@gan/experiments";
import { formatCount, type Progress } from "@gan/report";
import { type ByteSource, CorruptFileError, type Dataset } from "@gan/spec";
import { assertOwnName, assertSameData, keyOf, type RunData } from "./data-check.ts";
import { type DataFingerprint, fingerprintOf } from "./data-fingerprint.ts";
import type { DataLocation, PictureFolder } from "./data-location.ts";
import { picturesSummary, type SkippedFile } from "./say-pictures.ts";
import { createStatus, say } from "./terminal.ts";

/** Loads the splits of one experiment's data; they share the files' bytes. */
export interface DataLoader {
  /**
   * Loads a split, downloading it with progress where no folder has it.
   *
   * @param fold - Which division of the data, where there are several. @default 1
   */
  load(split: Split, fold?: number): Promise<Dataset>;
  /**
   * Fingerprints everything that the experiment trains and is scored on, for the run to keep.
   *
   * @param train - The training split.
   */
  fingerprint(train: Dataset): Promise<RunData>;
  /** What the columns of a table are scaled by; `undefined` where the data are none. */
  columns(): Promise<readonly ScaledColumn[] | undefined>;
}

export interface DataLoaderOptions extends DataLocation {
  /** What the run began with; other data are refused. @default whatever is there */
  readonly data?: RunData | undefined;
}

/**
 * Creates a loader for one run of a command.
 *
 * Its `load` throws a `CheckpointMismatchError` where the data are not those that the run began with.
 */
export function createDataLoader(
  experiment: Experiment,
  { dataDir, batches, pictures: wanted, table: file, data: known }: DataLoaderOptions = {},
): DataLoader {
  let status: Progress | undefined;
  const source = sourceOf(experiment, dataDir, (text) => status?.update(text));
  let reading: Promise<Dataset> | undefined;
  const pictures = () => {
    if (wanted === undefined) return undefined;
    reading ??= readPictures(wanted);
    return reading;
  };
  let tabled: Promise<Table> | undefined;
  const table = () => {
    if (file !== undefined) tabled ??= loadNumberFile(file.file, file);
    return tabled;
  };
  const checked = new Set<string>();
  const read = async (split: Split, fold = 1): Promise<Dataset> => {
    const whole = await pictures();
    const rows = await table();
    const options: LoadOptions = {
      fold,
      ...(batches && { batches }),
      ...(whole && { pictures: whole }),
      ...(rows && { table: rows }),
    };
    status = createStatus();
    try {
      return await experiment.load(split, source, options);
    } finally {
      status.finish();
    }
  };
  return {
    async load(split, fold = 1) {
      const dataset = await read(split, fold);
      const key = keyOf(split, fold);
      if (known?.[key] && !checked.has(key)) assertSameData(known[key], dataset);
      checked.add(key);
      return dataset;
    },
    async fingerprint(train) {
      const found: Record<string, DataFingerprint> = { train: fingerprintOf(train) };
      await assertOwnName(found.train!, experiment.dataFolder, dataDir);
      for (let fold = 1; fold <= (experiment.evaluation.folds ?? 1); fold++) {
        for (const split of ["validation", "test"] as const) {
          found[keyOf(split, fold)] = fingerprintOf(await read(split, fold));
        }
      }
      return found;
    },
    async columns() {
      const rows = await table();
      return rows && experiment.columnsOf?.(rows);
    },
  };
}

/** Reads a folder, and says what of it was read. */
async function readPictures({ folder, size, channels, skipBad }: PictureFolder): Promise<Dataset> {
  const skipped: SkippedFile[] = [];
  const loaded = await loadImageFolder(folder, {
    ...{ width: size, height: size, channels },
    ...(skipBad && { skipBad }),
    onSkip: (file, reason) => skipped.push({ file, reason }),
  }).catch((error) => {
    if (!(error instanceof CorruptFileError) || skipBad) throw error;
    const fix =
      "Save it again, move it out of the folder, or leave out what is damaged with `--skip-bad`.";
    throw new CorruptFileError(error.file, error.problem, fix);
  });
  say(picturesSummary(loaded.size, skipped));
  return loaded;
}

function sourceOf(
  { dataFolder }: Experiment,
  root: string | undefined,
  onText: (text: string) => void,
): ByteSource {
  if (dataFolder === undefined) return noFiles;
  return createDataSource({
    set: dataFolder as PublishedSetName,
    root,
    onProgress({ file, received, total }) {
      const of = total ? ` of ${kilobytes(total)}` : "";
      onText(`Downloading ${file}  ${kilobytes(received)}${of}`);
    },
  });
}

const noFiles = async (name: string): Promise<never> => {
  throw new Error(`An experiment without a data folder asked for \`${name}\`.`);
};

function kilobytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1000))} kB`;
}
