import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createDataSource } from "@gan/data/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { makePictures } from "./support/make-pictures.ts";
import { lockedDisk, type NoRoom, shortFiles, smallDisk } from "./support/no-room.ts";
import { filesOf } from "./support/run-folder.ts";

const room = "Free some space there, or choose another folder with `--out`.";
const place = "Choose another folder with `--out`.";
/** Everything that writes; the first ones stand for all where a disk takes nothing for another reason. */
const commands = [
  "sample 1 --runs room/runs --count 200 --out room/good.png",
  "report 1 --out room/runs",
  "train ring --iterations 2 --backend cpu --out room/runs",
  "sample 1 --runs room/runs --out room/new",
  "sample 1 --runs room/runs --out room/good.npy",
  "animate 1 --runs room/runs --out room/good.gif",
  "evaluate 1 --out room/runs",
  "interpolate 1 --runs room/runs --rows 20 --out room/good.png",
  "export 1 --runs room/runs --out room/onnx",
  "export 1 --runs room/runs --to tfjs --out room/tfjs",
  "export 1 --runs room/runs --to safetensors --out room/safetensors",
  "figure 3 1 --runs room/runs --out room/figures",
];
let folder: string;

const goOn = ["resume", "1", "--iterations", "8"];

/** A run of 4 iterations, and what it becomes when it goes on. */
beforeAll(async () => {
  folder = await temporaryFolder();
  await makePictures(join(folder, "pictures"), 30);
  const size = ["--image-size", "8", "--gray", "--width", "0.02", "--batch-size", "5"];
  const length = ["--iterations", "4", "--checkpoint-every", "2", "--backend", "cpu"];
  const run = await ganInProcess({ folder }, "train", "images", "pictures", ...size, ...length);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  await cp(join(folder, "runs"), join(folder, "begun"), { recursive: true });
  expect(await ganInProcess({ folder }, ...goOn)).toMatchObject({ code: 0, stderr: "" });
}, 120_000);

describe.each([
  ["a disk that is full", smallDisk, "the disk is full", room],
  ["a disk that is read-only", lockedDisk, "the file system is read-only", place],
  ["a limit on files", shortFiles, "a file may not become that large here", room],
] as const)("with %s", (_, make, reason, advice) => {
  let room: string;
  let disk: NoRoom;

  beforeAll(async () => {
    room = join(await temporaryFolder(), "room");
    disk = await make(room);
    await cp(join(folder, "begun"), join(room, "runs"), { recursive: true });
  });
  afterAll(async () => {
    await disk.clear();
    disk.remove();
  });

  /** Every file there by its path, with its content. */
  async function everything(): Promise<Map<string, Buffer>> {
    const entries = await readdir(room, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !/^filler$|lock$/.test(entry.name));
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    return new Map(
      await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)),
    );
  }

  it.for(make === smallDisk ? commands : commands.slice(0, 3))(
    "leaves what was there: gan %s",
    async (words, context) => {
      if (disk.missing !== undefined) return context.skip(disk.missing);
      const typed = words.split(" ");
      const place = { folder: join(room, "..") };
      // The first one has room, so that there is something to lose.
      if (!/^train|new$/.test(words)) {
        const first = await ganInProcess(place, ...typed);
        expect(first).toMatchObject({ code: 0, stderr: "" });
      }
      const before = await everything();
      await disk.fill();
      const { code, stderr } = await ganInProcess(place, ...typed);
      await disk.clear();
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(`cannot be written: ${reason}. ${advice}\n`),
      });
      expect(await everything()).toEqual(before);
    },
  );

  it("goes on from the last checkpoint, to the same bytes, once there is room", async (context) => {
    if (disk.missing !== undefined) return context.skip(disk.missing);
    const run = join(room, "runs/00001-images");
    const checkpoint = await readFile(join(run, "checkpoint.safetensors"));
    const place = { folder: join(room, "..") };
    await disk.fill();
    const { code, stderr } = await ganInProcess(place, ...goOn, "--out", "room/runs");
    await disk.clear();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
    expect(await readFile(join(run, "checkpoint.safetensors"))).toEqual(checkpoint);
    const again = await ganInProcess(place, ...goOn, "--out", "room/runs");
    expect(again).toMatchObject({ code: 0, stderr: "" });
    const [received, expected] = [filesOf(run), filesOf(join(folder, "runs/00001-images"))];
    for (const name of ["checkpoint.safetensors", "stats.jsonl"]) {
      expect(received.get(name)!.equals(expected.get(name)!), name).toBe(true);
    }
  });

  it("never has a download under its name that is not whole, and finishes it once there is room", async (context) => {
    if (disk.missing !== undefined) return context.skip(disk.missing);
    const content = Buffer.alloc(500_000, "gan");
    const server = createServer((_, response) => response.end(content));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const checksums = { toys: createHash("md5").update(content).digest("hex") };
    const set = { name: "toys", checksums, mirrors: [address] };
    const source = createDataSource({ set, cache: join(room, "cache") });
    await disk.fill();
    const failed = await source("toys").catch((error: unknown) => error);
    await disk.clear();
    expect(failed).toMatchObject({
      code: "GAN_DOWNLOAD_FAILED",
      message: expect.stringMatching(/the disk of `.*toys` is full|file too large|read-only/),
    });
    expect(existsSync(join(room, "cache/toys/toys"))).toBe(false);
    expect((await source("toys")).length).toBe(content.length);
    expect(await readdir(join(room, "cache/toys"))).toEqual(["toys"]);
    server.close();
  });
});
