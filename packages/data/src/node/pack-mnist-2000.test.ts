import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readRows, subset } from "@gan/spec";
import { expect, it } from "vitest";
import { loadMnist, loadMnist2000 } from "../mnist.ts";
import { createDataSource } from "./data-source.ts";
import { offerFiles } from "./offer-files.ts";
import { packMnist2000 } from "./pack-mnist-2000.ts";

const root = process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../../../shared/data");
const isThere = existsSync(join(root, "mnist/train-images-idx3-ubyte.gz"));
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

it("packs the first 2,000 digits of the published files, to the same bytes each time", async (context) => {
  if (!isThere) context.skip("no MNIST in GAN_DATA_DIR");
  const source = createDataSource({ set: "mnist", root, offline: true });
  const { about, files } = await packMnist2000(source);
  const read = async (name: string) => gunzipSync(files.get(`${name}.gz`)!);
  const whole = await loadMnist({ split: "train", source });
  const parts = await Promise.all(
    (["train", "validation", "test"] as const).map((split) =>
      loadMnist2000({ split, source: read }),
    ),
  );
  expect(parts.map(({ size }) => size)).toEqual([1600, 200, 200]);
  expect(parts.map(({ name }) => name)[2]).toBe("mnist-2000/test");
  const pixels = parts.flatMap((part) => [...readRows(part)]);
  // One by one in a loop: `toEqual` takes half a minute for a million and a half.
  const first = readRows(subset(whole, 0, 2000, "first"));
  expect(pixels.length).toBe(first.length);
  expect(pixels.findIndex((pixel, i) => pixel !== first[i])).toBe(-1);
  expect(parts.flatMap(({ labels }) => [...labels!])).toEqual([...whole.labels!.subarray(0, 2000)]);

  expect(about.examples).toBe(2000);
  for (const { name, bytes, sha256 } of about.files) {
    expect([bytes, sha256], name).toEqual([files.get(name)!.length, digest(files.get(name)!)]);
  }
  for (const [name, sha256] of Object.entries(about.from)) {
    expect(digest(await source(name)), name).toBe(sha256);
  }
  // On every machine and at any time. Another version of fflate may compress otherwise: then these are new.
  expect(about.files.map(({ sha256 }) => sha256)).toEqual([
    "3e50c901ae93d617d2de97768612547df1d7baa40d2ce7cc27725c96ae8f1342",
    "585052730e24f7f8ccd0c57e8260dff7d60e15d89969f30f8ab7476c0e9bbf77",
  ]);
});

it("packs nothing but MNIST, since of other files it could not say whose they are", async () => {
  const idx = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 0]);
  await expect(packMnist2000(async () => idx)).rejects.toThrow(
    /train-images-idx3-ubyte.*Put MNIST's published file there/,
  );
});

it("offers nothing where there is nothing, and says why where it could not pack what is there", async () => {
  const offline = createDataSource({ set: "mnist", root: "/none", cache: "/none", offline: true });
  const none = await offerFiles(offline);
  expect(none.problem).toBeUndefined();
  const other = await offerFiles(async () => Uint8Array.of(1, 2));
  expect(other.problem).toMatch(/train-images-idx3-ubyte/);
  for (const { files } of [none, other]) {
    expect([...files.keys()]).toEqual(["sets.json"]);
    expect(JSON.parse(new TextDecoder().decode(files.get("sets.json")))).toEqual({ sets: [] });
  }
});
