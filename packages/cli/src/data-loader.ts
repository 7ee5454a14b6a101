import type { PublishedSetName } from "@gan/data";
import { createDataSource, loadImageFolder } from "@gan/data/node";
import type { Experiment, LoadOptions, Split } from "@gan/experiments";
import { formatCount, type Progress } from "@gan/report";
import type { ByteSource, Dataset } from "@gan/spec";
import type { DataLocation } from "./data-location.ts";
import { createStatus } from "./terminal.ts";

/** Loads the splits of one experiment's data; they share the files' bytes. */
export interface DataLoader {
  /**
   * Loads a split, downloading it with progress where no folder has it.
   *
   * @param fold - Which division of the data, where there are several. @default 1
   */
  load(split: Split, fold?: number): Promise<Dataset>;
}

/** Creates a loader for one run of a command. */
export function createDataLoader(
  experiment: Experiment,
  { dataDir, batches, pictures: wanted }: DataLocation = {},
): DataLoader {
  let status: Progress | undefined;
  const source = sourceOf(experiment, dataDir, (text) => status?.update(text));
  let reading: Promise<Dataset> | undefined;
  const pictures = () => {
    if (wanted === undefined) return undefined;
    const { folder, size, channels } = wanted;
    reading ??= loadImageFolder(folder, { width: size, height: size, channels });
    return reading;
  };
  return {
    async load(split, fold = 1) {
      const read = await pictures();
      const options: LoadOptions = {
        fold,
        ...(batches && { batches }),
        ...(read && { pictures: read }),
      };
      status = createStatus();
      try {
        return await experiment.load(split, source, options);
      } finally {
        status.finish();
      }
    },
  };
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
