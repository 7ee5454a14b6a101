import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { CorruptFileError } from "@gan/spec";

const inflate = promisify(zlib.gunzip);
const largest = 2 ** 30;

/**
 * Decompresses a file when it begins as gzip does, and gives it back as it is otherwise.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not one whole gzip file, or holds more than 1 GiB.
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await inflate(bytes, { maxOutputLength: largest });
  } catch (error) {
    throw new CorruptFileError(file, `is not a whole gzip file: ${(error as Error).message}`);
  }
}
