import { join } from "node:path";
import { gunzip } from "./gunzip.ts";
import { readIfThere } from "./read-if-there.ts";

/**
 * Reads the first file of a name, or of that name and `.gz`, that lies in one of the folders.
 *
 * @returns The file, decompressed, or `undefined` when no folder has it.
 */
export async function findFile(
  folders: readonly string[],
  name: string,
): Promise<Uint8Array | undefined> {
  for (const folder of folders) {
    for (const path of [join(folder, name), join(folder, `${name}.gz`)]) {
      const bytes = await readIfThere(path);
      if (bytes) return gunzip(bytes, path);
    }
  }
  return undefined;
}
