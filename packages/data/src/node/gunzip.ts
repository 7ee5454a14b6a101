import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { CorruptFileError } from "@gan/spec";
import { mostBytes } from "../most-bytes.ts";

const inflate = promisify(zlib.gunzip);
const largest = 2 ** 30;

/**
 * Decompresses a file when it begins as gzip does, and gives it back as it is otherwise.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not one whole gzip file, or holds what no data set does: a hundred times its length and more.
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await inflate(bytes, { maxOutputLength: Math.min(largest, mostBytes(bytes.length)) });
  } catch (error) {
    throw new CorruptFileError(file, `is not a whole gzip file: ${(error as Error).message}`);
  }
}
