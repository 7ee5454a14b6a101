import { ChecksumError } from "@gan/spec";
import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The MD5 checksum of bytes, or of a stream of them, in hexadecimal: what data sets are published with. */
export async function checksum(
  bytes: Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const hash = md5.create();
  if (bytes instanceof Uint8Array) hash.update(bytes);
  else for await (const chunk of bytes) hash.update(chunk);
  return bytesToHex(hash.digest());
}

/**
 * Compares a file with the published one.
 *
 * @throws {ChecksumError} When they differ.
 */
export async function assertChecksum(
  file: string,
  bytes: Uint8Array,
  expected: string,
): Promise<void> {
  const received = await checksum(bytes);
  if (received !== expected) {
    throw new ChecksumError(
      file,
      received,
      expected,
      "Delete it and fetch the published file again.",
    );
  }
}
