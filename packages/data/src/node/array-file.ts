import { basename } from "node:path";
import { CorruptFileError, type Dataset, datasetFromFloats, MissingFileError } from "@gan/spec";
import { isNpy, openNpy } from "../numbers/read-npy.ts";
import { assertFiniteTable } from "../numbers/table.ts";
import { readRegular } from "./read-regular.ts";

/** Bytes; 50,000 examples of 4,096 numbers as float32 have fewer. */
const largest = 2 ** 30;

/** An array, with all that it holds at hand. */
export interface ArrayFile extends Dataset {
  /** Row after row. Not to be changed. */
  readonly values: Float32Array;
}

/**
 * Loads an array that NumPy saved, `[examples, …]`: what follows the first size is the shape of an example. Bytes become numbers from
 * 0 to 1, as those of pictures do.
 *
 * @returns The shape of an example as in the file, `[1]` where there is none.
 * @throws {MissingFileError} When there is no such file.
 * @throws {CorruptFileError} When it is no such array, or holds a number that is none.
 */
export async function loadArrayFile(path: string): Promise<ArrayFile> {
  const file = basename(path);
  const bytes = await readRegular(path, largest, { mayBeLink: true }).catch((error) => {
    const fix = "Name a file that `numpy.save` wrote.";
    if (error.code === "ENOENT") throw new MissingFileError(path, fix);
    throw new CorruptFileError(file, `cannot be read: ${error.message}`, fix);
  });
  if (!isNpy(bytes)) {
    const fix = "Save one array with `numpy.save`.";
    throw new CorruptFileError(file, "is not one array that NumPy saved", fix);
  }
  const array = openNpy(bytes, file);
  const [count = 0, ...shape] = array.shape;
  const length = shape.reduce((product, size) => product * size, 1);
  if (array.shape.length === 0 || count * length === 0) {
    const problem = `holds an array of shape [${array.shape.join(", ")}], expected [examples, …]`;
    throw new CorruptFileError(file, problem, "Each row is one example, of one number or more.");
  }
  const stored = array.values();
  assertFiniteTable({ names: Array.from({ length }, (_, i) => `${i}`), values: stored }, file);
  const values = array.type.endsWith("u1") ? stored.map((byte) => byte / 255) : stored;
  const exampleShape = shape.length === 0 ? [1] : shape;
  const name = file.replace(/\.npy$/i, "");
  return { ...datasetFromFloats({ name, exampleShape, values }), values };
}
