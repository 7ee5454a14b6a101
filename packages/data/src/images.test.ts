import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testDataset } from "@gan/test-utils";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadImages } from "./images.ts";
import { loadImageFolder } from "./node/image-folder.ts";

const pictures = fileURLToPath(new URL("../test/pictures", import.meta.url));
const source = (name: string) => readFile(join(pictures, name));

testDataset("of images", () => loadImageFolder(pictures, { width: 12, height: 10 }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-images-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), bytes);
}

it("takes folders for classes, and leaves other and hidden files alone", async () => {
  const png = await source("color.png");
  for (const name of ["roses/b.png", "lilies/a.PNG", "lilies/.hidden.png", "notes.txt"]) {
    await put(name, png);
  }
  await put("roses/c.jpeg", await source("color.jpg"));
  const done: number[] = [];
  const flowers = await loadImageFolder(folder, {
    width: 8,
    height: 8,
    channels: 1,
    name: "flowers",
    onProgress: (count) => done.push(count),
  });
  expect(flowers.name).toBe("flowers");
  expect(flowers.exampleShape).toEqual([8, 8, 1]);
  expect([...flowers.labels!]).toEqual([0, 1, 1]);
  expect(done).toEqual([1, 2, 3]);
});

it("reads pictures from any source", async () => {
  const data = await loadImages({ files: ["color.png"], source, width: 24, height: 16 });
  const out = new Float32Array(24 * 16 * 3);
  data.read([0], out);
  expect([...out.subarray(3, 6)]).toEqual([10 / 255, 0, 128 / 255].map(Math.fround));
});

it("says what to do about a missing folder, an empty one, and a file that is no picture", async () => {
  await expect(loadImageFolder(join(folder, "nowhere"))).rejects.toThrow(
    /nowhere` was not found\. Name a folder of PNG, JPEG or WebP pictures/,
  );
  await expect(loadImageFolder(folder)).rejects.toThrow("Put PNG, JPEG or WebP pictures there.");
  await put("bad.png", Uint8Array.of(1, 2, 3));
  await expect(loadImageFolder(folder)).rejects.toThrow("`bad.png` is no PNG, JPEG or WebP");
  await expect(loadImages({ files: ["x"], source, width: 0 })).rejects.toThrow("`width` is 0");
});

it("passes over links and pipes, which may have no end", async () => {
  await put("one.png", await source("color.png"));
  for (const name of ["l", "m", "n"]) await symlink(".", join(folder, name));
  await symlink("/dev/zero", join(folder, "zero.png"));
  await symlink("one.png", join(folder, "two.png"));
  execFileSync("mkfifo", [join(folder, "pipe.png")]);
  expect((await loadImageFolder(folder)).size).toBe(1);
});

it("says what it leaves out and why, and goes on over damage only when it is told to", async () => {
  for (const name of ["color.png", "color-lossy.webp", "animated.webp", "grey.jpg"]) {
    await put(`a/${name}`, await source(name));
  }
  await put("b/broken.jpg", (await source("color.jpg")).subarray(0, 100));
  await put("b/moving.GIF", Uint8Array.of(1));
  await put("b/notes.txt", Uint8Array.of(1));
  await symlink("a", join(folder, "again"));
  const skipped: string[][] = [];
  const onSkip = (...told: string[]) => skipped.push(told);
  await expect(loadImageFolder(folder, { onSkip })).rejects.toThrow(/`b\/broken\.jpg` cannot/);
  skipped.length = 0;
  const data = await loadImageFolder(folder, { onSkip, skipBad: true });
  expect(data.size).toBe(3);
  expect([...data.labels!]).toEqual([0, 0, 0]);
  expect(skipped.sort()).toEqual([
    ["a/animated.webp", "webp animation"],
    ["again", "link"],
    ["b/broken.jpg", "damaged"],
    ["b/moving.GIF", "gif"],
    ["b/notes.txt", "other file"],
  ]);
});

it("has nothing where every picture is left out", async () => {
  await put("broken.png", Uint8Array.of(1));
  await expect(loadImageFolder(folder, { skipBad: true })).rejects.toThrow(
    "None of 1 pictures could be read",
  );
});
