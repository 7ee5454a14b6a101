import { CorruptFileError } from "@gan/spec";
import type { Dataset, File, Metadata } from "h5wasm";
import { mostBytes } from "../most-bytes.ts";
import { type Hdf5Library, withHdf5File } from "./hdf5-library.ts";
import { type Hdf5Part, hdf5Part, readHdf5 } from "./hdf5-values.ts";
import { hasLongAddresses, hasVirtualData } from "./hdf5-virtual.ts";
import { type MatArray, type MatNumbers, type ReadVariable, refused } from "./mat-array.ts";
import { bytesOf, InexactError } from "./numbers.ts";

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const [integerType, floatType, stringType, compoundType] = [0, 1, 3, 6];
const mostAxes = 32;

/** Whether bytes are HDF5, with MATLAB's 512 bytes of text in front or without. */
export function isHdf5(bytes: Uint8Array): boolean {
  return startOf(bytes) !== undefined;
}

function startOf(bytes: Uint8Array): number | undefined {
  return [0, 512].find((start) => signature.every((byte, i) => bytes[start + i] === byte));
}

/**
 * Lists the variables of a version 7.3 file, which is HDF5 with the axes in reverse and the class of each
 * array in its attribute `MATLAB_class`.
 *
 * Of a damaged file h5wasm is only asked what it is known to answer quickly: no attribute is read before
 * its type and size are known, and no data that lie elsewhere than in the file, which MATLAB never writes.
 */
export async function openHdf5(
  bytes: Uint8Array,
  file: string,
): Promise<Map<string, ReadVariable>> {
  if (!hasLongAddresses(bytes, startOf(bytes)!) || hasVirtualData(bytes)) {
    throw new CorruptFileError(
      file,
      "holds views of other data, or addresses as MATLAB does not write them",
      "Save the variables again with `save file.mat -v7.3`.",
    );
  }
  const names = await withHdf5File(bytes, file, (root) =>
    root.keys().filter((name) => !name.startsWith("#")),
  );
  return new Map(
    names.map((name) => [
      name,
      () => withHdf5File(bytes, file, (root, library) => readVariable(root, library, name)),
    ]),
  );

  function readVariable(root: File, library: Hdf5Library, name: string): MatArray {
    const entity = root.get(name);
    if (!(entity instanceof library.Dataset)) throw refused(file, name, "a structure or an object");
    const attribute = (name: string, type: number) =>
      readAttribute(entity, library, { name, type });
    const kind = attribute("MATLAB_class", stringType);
    const isEmpty = attribute("MATLAB_empty", integerType);
    const { metadata } = entity;
    const { shape, type } = metadata;
    const isObject = attribute("MATLAB_object_decode", integerType) !== undefined;
    if (!shape || isObject || ![integerType, floatType, compoundType].includes(type)) {
      throw refused(
        file,
        name,
        isObject ? "an object" : kind === "cell" ? "a cell array" : "something else",
      );
    }
    if (metadata.virtual_sources) throw refused(file, name, "a view of other data");
    assertSize(metadata, name);
    const parts = partsOf(metadata);
    if (!parts) throw refused(file, name, "something else");
    const [values, imaginary] = readExactly(name, () => readHdf5(entity, library, parts));
    const described = `${kind ?? "double"}`;
    if (Number(isEmpty) === 1) {
      if (kind === "struct" || kind === "cell") throw refused(file, name, `an empty ${kind}`);
      assertEmpty(values!, name);
      return { kind: described, shape: [...values!], values: new Float64Array(0) };
    }
    return {
      kind: described,
      shape: [...shape].reverse(),
      values: values!,
      ...(imaginary && { imaginary }),
    };
  }

  function readAttribute(
    dataset: Dataset,
    { module }: Hdf5Library,
    { name, type }: { name: string; type: number },
  ): unknown {
    const { file_id: id, path } = dataset;
    if (!module.get_attribute_names(id, path).includes(name)) return undefined;
    const known = module.get_attribute_metadata(id, path, name);
    if (known.type !== type || known.vlen || known.size > 64 || known.total_size > 64) {
      throw new CorruptFileError(file, `has an attribute \`${name}\` that makes no sense`);
    }
    return dataset.get_attribute(name, false);
  }

  function assertSize({ shape, size, chunks }: Metadata, name: string): void {
    const sizeOf = (axes: readonly number[]) =>
      axes.reduce((product, axis) => product * axis, size);
    const total = Math.max(sizeOf(shape!), sizeOf(chunks ?? [0]));
    if (total > mostBytes(bytes.length)) {
      throw new CorruptFileError(
        file,
        `says that \`${name}\` has ${total} bytes, which is too much`,
      );
    }
  }

  function readExactly<T>(name: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InexactError)) throw error;
      throw refused(file, name, `64-bit numbers that no double holds (${error.message})`);
    }
  }

  /** An empty array's sizes stand where its elements would. */
  function assertEmpty(sizes: MatNumbers, name: string): void {
    const isShape =
      sizes.length >= 2 &&
      sizes.length <= mostAxes &&
      sizes.every((size: number) => Number.isInteger(size) && size >= 0 && size < 2 ** 32) &&
      sizes.includes(0);
    if (!isShape) {
      throw new CorruptFileError(
        file,
        `says that \`${name}\` is empty and gives it ${sizes.length} sizes that no empty array has`,
      );
    }
  }
}

/** The number that an element is, or the two that a complex one is. */
function partsOf(metadata: Metadata): readonly Hdf5Part[] | undefined {
  const members = metadata.compound_type?.members;
  const parts = members
    ? members.map((member) => hdf5Part(member, member.offset))
    : [hdf5Part(metadata)];
  const isWithin = (part: Hdf5Part | undefined): part is Hdf5Part =>
    part !== undefined && part.offset + bytesOf(part.numberType) <= metadata.size;
  return parts.every(isWithin) && parts.length === (members ? 2 : 1) ? parts : undefined;
}
