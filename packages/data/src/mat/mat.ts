import { CorruptFileError } from "@gan/spec";
import { isHdf5, openHdf5 } from "./hdf5.ts";
import { isLevel4, openLevel4 } from "./level4.ts";
import { isLevel5, openLevel5 } from "./level5.ts";
import type { MatArray, ReadVariable } from "./mat-array.ts";

/** An open MATLAB file; its arrays are read when they are asked for. */
export interface MatFile {
  /** Names of all variables, also of those that cannot be read. */
  readonly names: readonly string[];
  /**
   * Reads a variable.
   *
   * @throws {CorruptFileError} When it is damaged, or something else than a full array of numbers.
   */
  read(name: string): Promise<MatArray>;
}

/**
 * Opens a MATLAB file of any version from 4 to 7.3, of either byte order.
 *
 * Versions up to 7 are read by this package, since no library with a fitting license is up to them;
 * 7.3 is HDF5, and read by `h5wasm`, which is loaded when it is needed.
 *
 * @param bytes - The whole file. Arrays may be views of it.
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not a MATLAB file, or damaged.
 */
export async function openMat(bytes: Uint8Array, file: string): Promise<MatFile> {
  // A `Buffer` would share its memory with what is sliced off it.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const variables = await openVariables(plain, file);
  for (const name of variables.keys()) {
    if (!/^[ -_a-~]{1,63}$/.test(name)) {
      throw new CorruptFileError(file, "has a variable whose name makes no sense");
    }
  }
  return {
    names: [...variables.keys()],
    async read(name) {
      const variable = variables.get(name);
      if (variable) return variable();
      const names = [...variables.keys()].map((known) => `\`${known}\``).join(", ");
      throw new CorruptFileError(
        file,
        `has no variable \`${name}\``,
        names ? `It holds ${names}.` : "It holds no variable at all.",
      );
    },
  };
}

function openVariables(bytes: Uint8Array, file: string): Promise<Map<string, ReadVariable>> {
  if (isHdf5(bytes)) return openHdf5(bytes, file);
  if (isLevel5(bytes)) return openLevel5(bytes, file);
  if (isLevel4(bytes)) return openLevel4(bytes, file);
  throw new CorruptFileError(
    file,
    "is not a MATLAB file of version 4 to 7.3",
    "Save the variables again with `save file.mat -v7`.",
  );
}
