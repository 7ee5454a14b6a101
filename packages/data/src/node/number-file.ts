import { basename } from "node:path";
import { CorruptFileError, type Dataset, datasetFromFloats, MissingFileError } from "@gan/spec";
import { type ReadNumbersOptions, readNumbers } from "../numbers/read-numbers.ts";
import { readRegular } from "./read-regular.ts";

/** Bytes; 100 million numbers as float64 have fewer. */
const largest = 2 ** 30;

/** A table of numbers with the names of its columns. */
export interface NumberFile extends Dataset {
  readonly names: readonly string[];
}

/**
 * Loads a file of numbers, one example a row: NPY, MAT or a text such as CSV.
 *
 * @returns Examples of shape `[columns]`, as they stand in the file.
 * @throws {MissingFileError} When there is no such file.
 * @throws {CorruptFileError} When it cannot be read; it says where.
 * @example
 * const flowers = await loadNumberFile("iris.csv");
 */
export async function loadNumberFile(
  path: string,
  options: ReadNumbersOptions = {},
): Promise<NumberFile> {
  const file = basename(path);
  const bytes = await readRegular(path, largest, { mayBeLink: true }).catch((error) => {
    if (error.code === "ENOENT") {
      throw new MissingFileError(path, "Name a file of numbers: CSV, NPY or MAT.");
    }
    const fix = "Name a file of numbers: CSV, NPY or MAT.";
    throw new CorruptFileError(file, `cannot be read: ${error.message}`, fix);
  });
  const { names, values } = await readNumbers(bytes, file, options);
  const name = file.replace(/\.\w+$/, "");
  return { ...datasetFromFloats({ name, exampleShape: [names.length], values }), names };
}
