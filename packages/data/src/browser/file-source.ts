import { type ByteSource, MissingFileError } from "@gan/spec";
import { gunzip } from "./gunzip.ts";

/**
 * Reads from files that a visitor chose or dropped; a file of the name, or of the name and `.gz`, serves.
 *
 * @returns A source whose files come decompressed.
 */
export function createFileSource(files: Iterable<File>): ByteSource {
  const byName = new Map([...files].map((file) => [file.name, file]));
  return async (name) => {
    const file = byName.get(name) ?? byName.get(`${name}.gz`);
    if (!file) {
      const given =
        byName.size === 0 ? "None was given." : `Given: ${[...byName.keys()].join(", ")}.`;
      throw new MissingFileError(name, `Choose it, or \`${name}.gz\`, too. ${given}`);
    }
    return gunzip(new Uint8Array(await file.arrayBuffer()), file.name);
  };
}
