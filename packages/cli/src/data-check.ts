import type { Split } from "@gan/experiments";
import { CheckpointMismatchError, CorruptFileError, type Dataset } from "@gan/spec";
import {
  type DataFingerprint,
  fingerprintOf,
  isSameData,
  sayFingerprint,
} from "./data-fingerprint.ts";
import { foreignSet } from "./foreign-set.ts";
import { isUnpublished, publishedData } from "./published-data.ts";

/** The data of a run, by {@link keyOf}. */
export type RunData = Readonly<Record<string, DataFingerprint>>;

/** What a part of the data is called in a run: `test`, and `test/2` in the second fold. */
export function keyOf(split: Split, fold = 1): string {
  return fold === 1 ? split : `${split}/${fold}`;
}

/**
 * Checks that a run goes on with the data it began with.
 *
 * @throws {CheckpointMismatchError} Naming both.
 */
export function assertSameData(known: DataFingerprint, dataset: Dataset): void {
  const now = fingerprintOf(dataset);
  if (isSameData(known, now)) return;
  throw new CheckpointMismatchError(
    `the run was made with ${sayFingerprint(known)}, and what is there now is ${sayFingerprint(now)}`,
    "Put its own data back, name their folder with `--data-dir`, or start a new run.",
  );
}

/**
 * Checks that data are not those of another published set under a wrong name.
 *
 * @param set - The set that they should be of.
 * @throws {CorruptFileError} Naming the set that they are of.
 */
export async function assertOwnName(
  fingerprint: DataFingerprint,
  set: string | undefined,
  root: string | undefined,
): Promise<void> {
  const { name, sha256 } = fingerprint;
  const known = publishedData[sha256];
  const owner =
    known !== undefined && known !== name
      ? known
      : set !== undefined && isUnpublished(fingerprint)
        ? await foreignSet(set, root)
        : undefined;
  if (owner === undefined) return;
  throw new CorruptFileError(
    name,
    `has the files of \`${owner}\``,
    `Train on \`${owner.split("/")[0]}\`, or name the folder of the right files with \`--data-dir\`.`,
  );
}
