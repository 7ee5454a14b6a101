import { createHash } from "node:crypto";
import { type ByteSource, ChecksumError } from "@gan/spec";
import { gzipSync } from "fflate";
import type { PackedSet } from "../packed-set.ts";
import { firstOfIdx } from "./first-of-idx.ts";

const EXAMPLES = 2000;

/** SHA-256 of what is in the published files. */
const published = {
  "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
} as const;

/**
 * Packs the first 2,000 training digits of MNIST into IDX files, gzipped, so that whatever reads MNIST reads them.
 *
 * The first, and not 200 of each kind: digit `i` is then digit `i` of the published files, which anyone can compare, and the ten kinds are
 * as often as they are. The same bytes come of it everywhere: fflate, and not zlib, whose output depends on how Node was built.
 *
 * @param source - Gives MNIST's training files, as `createDataSource` does.
 * @returns What it is, and its files by name.
 * @throws {ChecksumError} When they are not the published ones: of others we could not say whose they are.
 * @throws {MissingFileError} When the source has no such file.
 */
export async function packMnist2000(
  source: ByteSource,
): Promise<{ readonly about: PackedSet; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const files = new Map<string, Uint8Array>();
  for (const [name, expected] of Object.entries(published)) {
    const bytes = await source(name);
    const received = digest("sha256", bytes);
    if (received !== expected) {
      const fix = "Put MNIST's published file there, as it was downloaded.";
      throw new ChecksumError(name, received, expected, fix);
    }
    files.set(`${name}.gz`, gzipSync(firstOfIdx(bytes, name, EXAMPLES), { level: 9, mtime: 0 }));
  }
  return {
    files,
    about: {
      name: "mnist-2000",
      title: "The first 2,000 training digits of MNIST, with their labels, in MNIST's own format",
      examples: EXAMPLES,
      files: [...files].map(([name, bytes]) => ({
        ...{ name, bytes: bytes.length },
        ...{ md5: digest("md5", bytes), sha256: digest("sha256", bytes) },
      })),
      from: published,
      changed:
        "Chosen: the first 2,000 of 60,000 training examples, in their order. No pixel is changed.",
      rights:
        "Yann LeCun and Corinna Cortes hold the copyright of MNIST, which derives from NIST's Special Databases 1 and 3; it is available under the Creative Commons license Attribution-ShareAlike 3.0.",
      license: "https://creativecommons.org/licenses/by-sa/3.0/",
    },
  };
}

function digest(algorithm: "md5" | "sha256", bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}
