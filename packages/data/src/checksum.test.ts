import { expect, it } from "vitest";
import { assertChecksum, checksum } from "./checksum.ts";

const text = (string: string) => new TextEncoder().encode(string);

it.each([
  ["", "d41d8cd98f00b204e9800998ecf8427e"],
  ["abc", "900150983cd24fb0d6963f7d28e17f72"],
  ["message digest", "f96b697d7cb7938d525a2f31aaf161d0"],
])("is MD5: %j, from RFC 1321", async (message, expected) => {
  expect(await checksum(text(message))).toBe(expected);
  expect(await checksum([...message].map(text))).toBe(expected);
});

it("says what to do about other bytes", async () => {
  const check = assertChecksum("x.gz", text("abd"), "900150983cd24fb0d6963f7d28e17f72");
  await expect(check).rejects.toThrow(/`x.gz` has checksum .*Delete it and fetch/);
});
