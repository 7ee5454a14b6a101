import { md5 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { PublishedSet } from "./published.ts";

/** What a published file is known by. */
export interface Fingerprint {
  readonly md5: string;
  /** Beside MD5, which can be forged, wherever the file was at hand to compute it. */
  readonly sha256?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
}

/** The fingerprint of a file of a set, one in its archive included; `undefined` when it publishes none. */
export function fingerprintOf(set: PublishedSet, file: string): Fingerprint | undefined {
  const sums = { ...set.archive?.contents, ...set.checksums };
  if (!Object.hasOwn(sums, file)) return undefined;
  return { md5: sums[file]!, sha256: set.sha256?.[file], size: set.sizes?.[file] };
}

/**
 * Compares bytes, or a stream of them, with what was published.
 *
 * @returns What differs, such as `checksum 0f1e, expected f68b`, or `undefined` when nothing does.
 */
export async function differenceFrom(
  expected: Fingerprint,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<string | undefined> {
  const [old, strong] = [md5.create(), sha256.create()];
  let size = 0;
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    old.update(chunk);
    if (expected.sha256) strong.update(chunk);
    size += chunk.length;
  }
  const received = bytesToHex(old.digest());
  if (received !== expected.md5) return `checksum ${received}, expected ${expected.md5}`;
  if (expected.sha256) {
    const stronger = bytesToHex(strong.digest());
    if (stronger !== expected.sha256) return `SHA-256 ${stronger}, expected ${expected.sha256}`;
  }
  if (expected.size !== undefined && size !== expected.size) {
    return `${size} bytes, expected ${expected.size}`;
  }
  return undefined;
}
