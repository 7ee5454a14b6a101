import type { PublishedSetName } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import type { Experiment } from "@gan/experiments";
import { MissingFileError } from "@gan/spec";

/**
 * The batches of an experiment's training data that lie in a folder, when some do and others do not: with them a machine
 * without a network can train.
 */
export async function batchesIn(
  { dataFolder, batchFiles = [] }: Experiment,
  root: string | undefined,
): Promise<number[] | undefined> {
  const source = createDataSource({ set: dataFolder as PublishedSetName, root, offline: true });
  const found: number[] = [];
  for (const [i, file] of batchFiles.entries()) {
    try {
      await source(file);
      found.push(i + 1);
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
    }
  }
  return found.length > 0 && found.length < batchFiles.length ? found : undefined;
}
