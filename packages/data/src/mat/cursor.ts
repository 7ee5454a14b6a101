import { CorruptFileError } from "@gan/spec";

/** Reads forward through bytes and never past their end. */
export interface Cursor {
  /** The file's name, for messages. */
  readonly file: string;
  readonly isLittleEndian: boolean;
  readonly position: number;
  readonly left: number;
  uint32(what: string): number;
  /** A view of the next bytes. */
  bytes(length: number, what: string): Uint8Array;
  /** Moves to the next multiple of 8, or to the end. */
  align(): void;
}

/** @throws {CorruptFileError} From every method, when there are fewer bytes left than it needs. */
export function createCursor(bytes: Uint8Array, isLittleEndian: boolean, file: string): Cursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 0;
  const advance = (length: number, what: string): number => {
    const left = bytes.length - position;
    if (length > left) {
      throw new CorruptFileError(file, `ends ${left} bytes into ${what}, which needs ${length}`);
    }
    position += length;
    return position - length;
  };
  return {
    file,
    isLittleEndian,
    get position() {
      return position;
    },
    get left() {
      return bytes.length - position;
    },
    uint32: (what) => view.getUint32(advance(4, what), isLittleEndian),
    bytes(length, what) {
      const from = advance(length, what);
      return bytes.subarray(from, from + length);
    },
    align() {
      position = Math.min(bytes.length, Math.ceil(position / 8) * 8);
    },
  };
}
