import { expect, it } from "vitest";
import { murmur3 } from "./murmur3.ts";

it("gives SMHasher's published verification value for MurmurHash3_x86_128", () => {
  const key = Uint8Array.from({ length: 256 }, (_, i) => i);
  const hashes = new Uint8Array(256 * 16);
  for (let i = 0; i < 256; i++) {
    hashes.set(new Uint8Array(murmur3(key.subarray(0, i), 256 - i).buffer), i * 16);
  }
  expect(murmur3(hashes)[0]).toBe(0xb3ece62a);
});
