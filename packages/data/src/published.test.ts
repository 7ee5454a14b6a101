import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dataFolder } from "../test/real-data.ts";
import { differenceFrom, fingerprintOf } from "./fingerprint.ts";
import { type PublishedSet, publishedSets } from "./published.ts";

const sets: readonly PublishedSet[] = Object.values(publishedSets);
const files = sets.flatMap((set) =>
  Object.keys({ ...set.checksums, ...set.archive?.contents }).map((file) => ({ set, file })),
);

it("pins SHA-256 beside MD5 for every published file", () => {
  for (const { set, file } of files) {
    expect(fingerprintOf(set, file)?.md5, file).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintOf(set, file)?.sha256, file).toMatch(/^[0-9a-f]{64}$/);
  }
});

it("asks an encrypted address first, or none", () => {
  for (const { name, mirrors } of sets) {
    if (mirrors.length > 0) expect(mirrors[0], name).toMatch(/^https:/);
  }
});

it("describes the real files, where they are at hand", async (context) => {
  let checked = 0;
  for (const { set, file } of files) {
    const folders = [set.name, ...(set.folders ?? [])];
    const path = folders
      .map((name) => join(dataFolder, name, file))
      .find((each) => existsSync(each));
    if (!path) continue;
    expect(await differenceFrom(fingerprintOf(set, file)!, createReadStream(path)), file).toBe(
      undefined,
    );
    checked++;
  }
  if (checked === 0) context.skip("needs files under GAN_DATA_DIR");
});
