import { CorruptFileError } from "@gan/spec";
import { readIdx } from "../idx.ts";

/**
 * The first examples of an IDX file as an IDX file.
 *
 * @param bytes - The whole file, not compressed.
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is no IDX file, or has fewer.
 */
export function firstOfIdx(bytes: Uint8Array, file: string, count: number): Uint8Array {
  const { shape, bytes: elements } = readIdx(bytes, file);
  const [size = 0] = shape;
  if (size < count) throw new CorruptFileError(file, `holds ${size} examples of ${count}`);
  const header = bytes.length - elements.length;
  const first = bytes.slice(0, header + (elements.length / size) * count);
  new DataView(first.buffer).setUint32(4, count);
  return first;
}
