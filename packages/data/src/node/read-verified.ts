import { rm } from "node:fs/promises";
import { differenceFrom, type Fingerprint } from "../fingerprint.ts";
import { readIfThere } from "./read-if-there.ts";

/** Reads a file of the cache when it holds the published bytes; one that does not is deleted. */
export async function readVerified(
  path: string,
  expected: Fingerprint,
): Promise<Uint8Array | undefined> {
  const bytes = await readIfThere(path);
  if (bytes === undefined || (await differenceFrom(expected, bytes)) === undefined) return bytes;
  await rm(path, { force: true });
  return undefined;
}
