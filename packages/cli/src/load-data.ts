import type { PublishedSetName } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import type { Experiment, Split } from "@gan/experiments";
import { formatCount } from "@gan/report";
import type { Dataset } from "@gan/spec";
import { createStatus } from "./terminal.ts";

/**
 * Loads one split of an experiment's data, downloading it with progress where no folder has it.
 *
 * @param root - `--data-dir`; `GAN_DATA_DIR` when absent.
 */
export async function loadSplit(
  experiment: Experiment,
  split: Split,
  root: string | undefined,
): Promise<Dataset> {
  if (experiment.dataFolder === undefined) return experiment.load(split, noFiles);
  const status = createStatus();
  try {
    const source = createDataSource({
      set: experiment.dataFolder as PublishedSetName,
      root,
      onProgress: ({ file, received, total }) =>
        status.update(
          `Downloading ${file}  ${kilobytes(received)}${total ? ` of ${kilobytes(total)}` : ""}`,
        ),
    });
    return await experiment.load(split, source);
  } finally {
    status.finish();
  }
}

const noFiles = async (name: string): Promise<never> => {
  throw new Error(`An experiment without a data folder asked for \`${name}\`.`);
};

function kilobytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1000))} kB`;
}
