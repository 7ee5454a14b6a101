import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checksum, publishedSets } from "@gan/data";
import { datasetFromFloats } from "@gan/spec";
import { afterEach, expect, it } from "vitest";
import { caveatsOf } from "./caveats.ts";
import { assertOwnName, assertSameData } from "./data-check.ts";
import { fingerprintOf } from "./data-fingerprint.ts";
import type { RunOptions } from "./run-options.ts";

const mnist = "8feb72deefa89b78e2d15d41b08eb42e83583d1649ed256bb8907cc4603cb514";
const described = { size: 50_000, exampleShape: [28, 28, 1], range: [0, 1] as const };
const called = (name: string, sha256: string) => ({ ...described, name, sha256 });
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
  folders.length = 0;
});

it("knows MNIST by its content, whatever it is called", async () => {
  await assertOwnName(called("mnist/train", mnist), "mnist", undefined);
  await expect(
    assertOwnName(called("fashion-mnist/train", mnist), "fashion-mnist", undefined),
  ).rejects.toThrow(/`fashion-mnist\/train` has the files of `mnist\/train`. Train on `mnist`, or/);
});

it("knows the files of another set in MNIST's folder by their checksum", async () => {
  const root = await mkdtemp(join(tmpdir(), "gan-sets-"));
  folders.push(root);
  const file = "train-images-idx3-ubyte.gz";
  const bytes = new TextEncoder().encode("clothes");
  await mkdir(join(root, "mnist"));
  await writeFile(join(root, "mnist", file), bytes);
  const other = called("mnist/train", "0");
  await assertOwnName(other, "mnist", root);
  const checksums = publishedSets["fashion-mnist"].checksums as Record<string, string>;
  const published = checksums[file]!;
  try {
    checksums[file] = await checksum(bytes);
    await expect(assertOwnName(other, "mnist", root)).rejects.toThrow(
      /`mnist\/train` has the files of `fashion-mnist`. Train on `fashion-mnist`/,
    );
  } finally {
    checksums[file] = published;
  }
});

it("knows data by their classes, too, where the run was begun with some", () => {
  const values = Float32Array.of(1, 2, 3);
  const labels = Uint8Array.of(0, 1, 2);
  const data = datasetFromFloats({
    name: "three",
    exampleShape: [1],
    values,
    range: [0, 3],
    labels,
  });
  const { labels: _, ...unlabeled } = data;
  const known = fingerprintOf(data);
  assertSameData(known, { ...data, labels: Int16Array.from(labels) });
  expect(() => assertSameData(known, { ...data, labels: Uint8Array.of(0, 2, 1) })).toThrow(
    /of their classes \w{12}…\), and what is there now is `three` \(3 examples of 1, SHA-256 \w{12}…, of their classes/,
  );
  // Runs of old kept the examples alone.
  expect(fingerprintOf(unlabeled)).toEqual({ ...known, labelsSha256: undefined });
  assertSameData(fingerprintOf(unlabeled), data);
});

it("names data under MNIST's name that are not the published ones", () => {
  const optionsOf = (sha256: string) =>
    ({
      settings: { width: 1 },
      data: { train: called("mnist/train", sha256) },
    }) as unknown as RunOptions;
  const train = { name: "mnist/train" };
  expect(caveatsOf(optionsOf(mnist), train)).toEqual([]);
  expect(caveatsOf(optionsOf("0"), train)).toEqual(["data that are not the published mnist/train"]);
});
