import { CorruptFileError } from "@gan/spec";

/** An array of unsigned bytes as it stood in an IDX file. */
export interface IdxArray {
  /** Sizes of the axes, slowest first. */
  readonly shape: readonly number[];
  /** The elements, row-major: a view of the file's bytes, not a copy. */
  readonly bytes: Uint8Array;
}

/**
 * Reads the format of the MNIST files, of which unsigned bytes are the only type in use.
 *
 *     0 0 type rank | one big-endian 32-bit size per axis | elements
 *
 * @param bytes - The whole file, not compressed.
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When the bytes are anything but one whole array of unsigned bytes.
 * @see LeCun, Cortes and Burges, "The MNIST database of handwritten digits", section on file formats.
 */
export function readIdx(bytes: Uint8Array, file: string): IdxArray {
  const [zero0, zero1, type, rank = 0] = bytes;
  if (bytes.length < 4) {
    throw new CorruptFileError(file, `ends after ${bytes.length} of 4 header bytes`);
  }
  if (zero0 !== 0 || zero1 !== 0) {
    throw new CorruptFileError(
      file,
      "is not an IDX file: it does not begin with two zero bytes",
      "Put the published file there, as it was downloaded.",
    );
  }
  if (type !== unsignedByte) {
    throw new CorruptFileError(
      file,
      `holds elements of type ${type}, and only unsigned bytes (type ${unsignedByte}) are read`,
      "Put the published file there, as it was downloaded.",
    );
  }
  if (rank > mostAxes) {
    throw new CorruptFileError(file, `has ${rank} axes, expected at most ${mostAxes}`);
  }
  const header = 4 + 4 * rank;
  if (bytes.length < header) {
    throw new CorruptFileError(file, `ends after ${bytes.length} of ${header} header bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = shape.reduce((product, size) => product * size, 1);
  const received = bytes.length - header;
  if (received !== expected) {
    throw new CorruptFileError(
      file,
      `holds ${received} bytes after its header, and its shape [${shape.join(", ")}] needs ${expected}`,
    );
  }
  return { shape, bytes: bytes.subarray(header) };
}

const unsignedByte = 0x08;
const mostAxes = 8;
