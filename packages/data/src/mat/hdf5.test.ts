import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { GanError } from "@gan/spec";
import { expect, it } from "vitest";
import { peakMemory } from "../../test/peak-memory.ts";
import { dataFolder, missing } from "../../test/real-data.ts";
import { openMat } from "./mat.ts";

// Written by h5py 3, each with one data set `x`.
const folder = fileURLToPath(new URL("../../test/hdf5", import.meta.url));
const bytesOf = (name: string) => gunzipSync(readFileSync(join(folder, `${name}.mat.gz`)));

async function readX(bytes: Uint8Array) {
  return (await openMat(bytes, "x.mat")).read("x");
}

it.each([
  ["virtual", "holds views of other data"],
  ["virtual-unlimited", "holds views of other data"],
  ["external", "the HDF5 library cannot read it"],
  ["empty-large", "gives it 2 sizes that no empty array has"],
  ["empty-middle", "gives it 2 sizes that no empty array has"],
  ["empty-negative", "gives it 2 sizes that no empty array has"],
])("refuses %s: %s", async (name, message) => {
  await expect(readX(bytesOf(name))).rejects.toThrow(new RegExp(message));
});

it("does not ask the library about a view, whatever its sizes are", async () => {
  const bytes = bytesOf("virtual");
  // Found by the fuzzer: opened, it is looked at for good.
  bytes.fill(0xff, 1360, 1368);
  await expect(readX(bytes)).rejects.toThrow("holds views of other data");
});

it.each(["complex-zeros", "bytes-zeros"])(
  "does not decompress %s without a bound",
  async (name) => {
    const bytes = bytesOf(name);
    const grown = await peakMemory(() =>
      expect(readX(bytes)).rejects.toThrow("bytes, which is too much"),
    );
    expect(grown).toBeLessThan(100);
  },
);

it("reads good files after hundreds of bad ones, and holds none of these", async (context) => {
  const reason = missing("mat", "v7.3", "array.mat");
  if (reason) context.skip(reason);
  const good = readFileSync(join(dataFolder, "mat", "v7.3", "array.mat"));
  const bad = Buffer.concat([good, Buffer.alloc(400_000)]);
  bad.fill(0xa5, 700, 2500);
  const virtual = bytesOf("virtual");
  await openMat(good, "good.mat");
  const grown = await peakMemory(async () => {
    for (let i = 0; i < 600; i++) {
      await expect(i % 2 ? readX(bad) : readX(virtual)).rejects.toSatisfy(GanError.is);
    }
  });
  expect(grown).toBeLessThan(120);
  const mat = await openMat(good, "good.mat");
  expect((await mat.read("a2x2x2")).shape).toEqual([2, 2, 2]);
});

it("has a fixture for each test", () => {
  expect(readdirSync(folder)).toHaveLength(8);
});
