import { CorruptFileError } from "@gan/spec";
import type { Dataset, File, Metadata } from "h5wasm";
import { type MatArray, type MatNumbers, type ReadVariable, refused } from "./mat-array.ts";
import { toDoubles } from "./numbers.ts";

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const [integerType, floatType, stringType, compoundType] = [0, 1, 3, 6];
/** Bytes that are handed over at a time: h5wasm's own memory never shrinks again. */
const block = 2 ** 24;
/** Deflate makes nothing larger by more. */
const mostCompression = 1032;
let filesOpened = 0;

/** Whether bytes are HDF5, with MATLAB's 512 bytes of text in front or without. */
export function isHdf5(bytes: Uint8Array): boolean {
  return [0, 512].some((start) => signature.every((byte, i) => bytes[start + i] === byte));
}

/**
 * Lists the variables of a version 7.3 file, which is HDF5 with the axes in reverse and the class of each
 * array in its attribute `MATLAB_class`.
 *
 * Of a damaged file h5wasm is only asked what it is known to answer quickly: no attribute is read before
 * its type and size are known.
 */
export async function openHdf5(
  bytes: Uint8Array,
  file: string,
): Promise<Map<string, ReadVariable>> {
  const h5wasm = await import("h5wasm");
  const module = await h5wasm.ready;
  module.activate_throwing_error_handler();
  const names = inside((root) => root.keys().filter((name) => !name.startsWith("#")));
  return new Map(names.map((name) => [name, () => inside((root) => readVariable(root, name))]));

  /** The library holds a file only while it is asked about it. */
  function inside<T>(use: (root: File) => T): T {
    const path = `gan-${filesOpened++}.mat`;
    let root: File | undefined;
    try {
      module.FS.writeFile(path, bytes);
      root = new h5wasm.File(path, "r");
      return use(root);
    } catch (error) {
      if (error instanceof CorruptFileError) throw error;
      throw new CorruptFileError(file, "is damaged: the HDF5 library cannot read it");
    } finally {
      try {
        root?.close();
        module.FS.unlink(path);
      } catch {
        // A file that cannot be closed stays in the library's memory.
      }
    }
  }

  function readVariable(root: File, name: string): MatArray {
    const entity = root.get(name);
    if (!(entity instanceof h5wasm.Dataset)) throw refused(file, name, "a structure or an object");
    const kind = readAttribute(entity, "MATLAB_class", stringType);
    const isEmpty = readAttribute(entity, "MATLAB_empty", integerType);
    const { metadata } = entity;
    const { shape, type } = metadata;
    const isObject = readAttribute(entity, "MATLAB_object_decode", integerType) !== undefined;
    if (!shape || isObject || ![integerType, floatType, compoundType].includes(type)) {
      throw refused(
        file,
        name,
        isObject ? "an object" : kind === "cell" ? "a cell array" : "something else",
      );
    }
    assertSize(metadata, name);
    if (Number(isEmpty) === 1) {
      if (kind === "struct" || kind === "cell") throw refused(file, name, `an empty ${kind}`);
      const sizes = [...readWhole(entity, name)];
      return { kind: String(kind), shape: sizes, values: new Float64Array(0) };
    }
    const known = { kind: String(kind ?? "double"), shape: [...shape].reverse() };
    if (type === compoundType) return { ...known, ...readComplex(entity, name) };
    return { ...known, values: readWhole(entity, name) };
  }

  function readAttribute(dataset: Dataset, name: string, type: number): unknown {
    const { file_id: id, path } = dataset;
    if (!module.get_attribute_names(id, path).includes(name)) return undefined;
    const known = module.get_attribute_metadata(id, path, name);
    if (known.type !== type || known.vlen || known.size > 64 || known.total_size > 64) {
      throw new CorruptFileError(file, `has an attribute \`${name}\` that makes no sense`);
    }
    return dataset.get_attribute(name, false);
  }

  function assertSize({ shape, size }: Metadata, name: string): void {
    const total = shape!.reduce((product, axis) => product * axis, size);
    if (total > Math.min(2 ** 31, mostCompression * bytes.length)) {
      throw new CorruptFileError(
        file,
        `says that \`${name}\` has ${total} bytes, which is too much`,
      );
    }
  }

  /** Reads an array some rows of its first axis at a time. */
  function readWhole(dataset: Dataset, name: string): MatNumbers {
    const { shape, size } = dataset.metadata as { shape: number[]; size: number };
    const [rows = 1, ...others] = shape;
    const rowLength = others.reduce((product, axis) => product * axis, 1);
    const step = Math.max(1, Math.floor(block / (size * rowLength)));
    if (rows <= step) return numbers(dataset.value, name);
    let whole: MatNumbers | undefined;
    for (let from = 0; from < rows; from += step) {
      const part = numbers(dataset.slice([[from, Math.min(rows, from + step)]]), name);
      whole ??= new (part.constructor as new (length: number) => MatNumbers)(rows * rowLength);
      whole.set(part, from * rowLength);
    }
    return whole!;
  }

  function readComplex(dataset: Dataset, name: string) {
    const pairs = dataset.value;
    if (
      !(Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair) && pair.length === 2))
    ) {
      throw refused(file, name, "something else");
    }
    const part = (i: number) => Float64Array.from(pairs, (pair) => (pair as number[])[i]!);
    return { values: part(0), imaginary: part(1) };
  }

  function numbers(value: unknown, name: string): MatNumbers {
    if (!ArrayBuffer.isView(value)) throw refused(file, name, "something else");
    try {
      return toDoubles(value as MatNumbers);
    } catch (error) {
      throw refused(
        file,
        name,
        `64-bit numbers that no double holds (${(error as Error).message})`,
      );
    }
  }
}
