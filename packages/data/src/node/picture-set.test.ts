import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readRows } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { encode } from "fast-png";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadPictureSet } from "./picture-set.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-pictures-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), bytes);
}

const png = (width: number, height: number, channels: 1 | 3, data: readonly number[]) =>
  encode({ width, height, channels, depth: 8, data: Uint8Array.from(data) });
const gray = (...data: number[]) => png(3, 2, 1, data);

it("reads pictures as they are, gray where all of them are", async () => {
  await put("b/2.png", gray(0, 51, 102, 153, 204, 255));
  await put("a/1.png", png(3, 2, 3, [...Array(18).fill(255)]));
  const set = await loadPictureSet(folder);
  expect(set).toMatchObject({ size: 2, exampleShape: [2, 3, 1], range: [0, 1] });
  expect(set.labels).toEqual(Uint8Array.of(0, 1));
  const rows = readRows(set);
  expect([...rows.subarray(0, 6)]).toEqual([1, 1, 1, 1, 1, 1]);
  for (const [i, value] of [0, 0.2, 0.4, 0.6, 0.8, 1].entries()) {
    expect(rows[6 + i]).toBeCloseTo(value, 6);
  }
  await put("c/3.png", png(3, 2, 3, [...Array(17).fill(255), 0]));
  expect((await loadPictureSet(folder)).exampleShape).toEqual([2, 3, 3]);
  expect((await loadPictureSet(folder, { size: 4 })).exampleShape).toEqual([4, 4, 3]);
});

testDataset("of pictures as they are", async () => {
  await put("a.png", gray(0, 51, 102, 153, 204, 255));
  await put("b.png", gray(1, 2, 3, 4, 5, 6));
  return loadPictureSet(folder);
});

it("names the pictures of another size", async () => {
  await put("1.png", gray(0, 0, 0, 0, 0, 0));
  for (const name of ["2.png", "4.png"]) await put(name, png(1, 1, 1, [0]));
  await put("3.png", gray(0, 0, 0, 0, 0, 0));
  await expect(loadPictureSet(folder)).rejects.toMatchObject({
    code: "GAN_SHAPE_MISMATCH",
    message:
      "`2.png` has shape [1, 1], expected [2, 3]. The first of 4 pictures is `1.png`, and 2 are of another size: `2.png`, `4.png`. Bring all to one size with `--image-size`, or save them in one.",
  });
});

it("names the pictures that cannot be read, all at once, or leaves them out", async () => {
  const whole = gray(9, 9, 9, 9, 9, 9);
  await put("0.png", whole);
  for (const name of ["1.png", "2.png", "3.png"]) await put(name, whole.subarray(0, 40));
  await expect(loadPictureSet(folder)).rejects.toMatchObject({
    code: "GAN_CORRUPT_FILE",
    message: expect.stringMatching(
      /^`1\.png` cannot be read as a picture: .*, and so it is with 2 more of 4 pictures: `2\.png`, `3\.png`\. .*--skip-bad/,
    ),
  });
  const skipped: string[] = [];
  const options = { skipBad: true, onSkip: (file: string) => skipped.push(file) };
  expect((await loadPictureSet(folder, options)).size).toBe(1);
  expect(skipped).toEqual(["1.png", "2.png", "3.png"]);
  await rm(join(folder, "0.png"));
  await expect(loadPictureSet(folder, options)).rejects.toThrow(/none of 3 could be read/);
});
