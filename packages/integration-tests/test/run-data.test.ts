import { chmod, cp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { makePictures } from "./support/make-pictures.ts";
import { refusalInProcess } from "./support/refusal.ts";
import { withMetadata } from "./support/with-metadata.ts";

const flags = ["--image-size", "8", "--gray", "--width", "0.02", "--batch-size", "5"];
const length = ["--iterations", "4", "--backend", "cpu"];

describe("a run and its data", { timeout: 120_000 }, () => {
  let folder: string;
  let pictures: string;
  let run: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pictures = join(folder, "pictures");
    run = join(folder, "runs/00001-images");
    await makePictures(pictures, 30);
    const trained = await ganInProcess(
      { folder },
      "train",
      "images",
      pictures,
      ...flags,
      ...length,
    );
    expect(trained).toMatchObject({ code: 0, stderr: "" });
  }, 120_000);

  it("keeps a fingerprint of every part", async () => {
    const { data } = JSON.parse(await readFile(join(run, "options.json"), "utf8"));
    expect(Object.keys(data)).toEqual(["test", "train", "validation"]);
    expect(data.train).toMatchObject({
      ...{ name: "pictures/train", size: 24, exampleShape: [8, 8, 1], range: [0, 1] },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("does not go on with other data, and names both", async () => {
    await makePictures(pictures, 1, 30);
    for (const command of ["resume", "evaluate"]) {
      const sentence = await refusalInProcess({ folder }, command, "1");
      expect(sentence).toMatch(
        /made with `pictures\/train` \(24 examples of 8 × 8 × 1, SHA-256 \w+…\), and what is there now is `pictures\/train` \(25 examples/,
      );
    }
    await rm(join(pictures, "030.png"));
    expect(await ganInProcess({ folder }, "evaluate", "1")).toMatchObject({ code: 0 });
  });

  it("is sampled, interpolated, exported and reported without them", async () => {
    await cp(pictures, `${pictures}-kept`, { recursive: true });
    await rm(pictures, { recursive: true });
    for (const command of ["sample", "interpolate", "export", "report"]) {
      const ended = await ganInProcess({ folder }, command, "1");
      expect(ended, command).toMatchObject({ code: 0, stderr: "" });
      if (command === "report") expect(ended.stdout).toMatch(/nearest training examples.*left out/);
    }
    expect(await readFile(join(run, "report.html"), "utf8")).toContain("left out: the data");
    expect(await refusalInProcess({ folder }, "figure", "2", "1")).toMatch(/was not found/);
    await cp(`${pictures}-kept`, pictures, { recursive: true });
  });

  it("of old, without a fingerprint, opens as it did", async () => {
    const old = join(folder, "runs/00002-images");
    await cp(run, old, { recursive: true });
    const { data: _, ...options } = JSON.parse(await readFile(join(old, "options.json"), "utf8"));
    await writeFile(join(old, "options.json"), JSON.stringify(options));
    for (const command of ["sample", "resume", "report"]) {
      expect(await ganInProcess({ folder }, command, "2")).toMatchObject({ code: 0, stderr: "" });
    }
  });

  it("has a page without a picture that is damaged", async () => {
    const picture = join(run, "samples-00000002.png");
    for (const content of ["", "no picture", Buffer.alloc(40)]) {
      await writeFile(picture, content);
      expect(await ganInProcess({ folder }, "report", "1")).toMatchObject({ code: 0, stderr: "" });
    }
    await rm(picture);
  });

  it("keeps a good picture where a new one cannot be written", async () => {
    const picture = join(folder, "good.png");
    await ganInProcess({ folder }, "sample", "1", "--out", picture);
    const before = await readFile(picture);
    await chmod(folder, 0o500);
    const { code } = await ganInProcess(
      { folder },
      "sample",
      "1",
      "--out",
      picture,
      "--count",
      "9",
    );
    await chmod(folder, 0o700);
    // Where everything may be written, as by root, the new one is there instead: whole, too.
    expect((await readFile(picture)).equals(before)).toBe(code === 2);
    expect((await readFile(picture)).subarray(-8, -4).toString()).toBe("IEND");
  });

  it("writes down the length that it is resumed to", async () => {
    await ganInProcess({ folder }, "resume", "1", "--iterations", "6");
    const { iterations } = JSON.parse(await readFile(join(run, "options.json"), "utf8"));
    expect(iterations).toBe(6);
    expect((await ganInProcess({ folder }, "resume", "1")).stdout).toMatch(
      /after iteration 6 of 6/,
    );
    expect(await refusalInProcess({ folder }, "resume", "1", "--iterations", "5")).toMatch(
      /`--iterations` is 5, expected at least the 6 that are already done/,
    );
  });

  it("is looked at while another process writes it, and gone on with by none", async () => {
    const lock = join(run, ".writer-900.lock");
    const startedAt = "unknown";
    for (const [owner, words] of [
      [{ host: "elsewhere", pid: 7, startedAt }, "process 7 on `elsewhere`"],
      [{ host: hostname(), place: "0123456789ab", pid: 7, startedAt }, "of another container"],
      [{ host: hostname(), pid: process.ppid, startedAt }, `by process ${process.ppid}. Wait`],
    ] as const) {
      await writeFile(lock, JSON.stringify(owner));
      expect(await refusalInProcess({ folder }, "resume", "1")).toContain(words);
      expect(await ganInProcess({ folder }, "sample", "1")).toMatchObject({ code: 0 });
    }
    // Its number is another process's now.
    const ended = { host: hostname(), pid: process.ppid, startedAt: "before" };
    await writeFile(lock, JSON.stringify(ended));
    expect(await ganInProcess({ folder }, "resume", "1")).toMatchObject({ code: 0, stderr: "" });
  });

  it("does not start over when its checkpoint is gone", async () => {
    const file = join(run, "checkpoint.safetensors");
    const bytes = await readFile(file);
    await rm(file);
    const sentence = await refusalInProcess({ folder }, "resume", "1");
    expect(sentence).toMatch(/records up to iteration 6, and starting over would delete them/);
    await writeFile(file, bytes);
  });

  it.each([
    ["seed", "77", /it is of the seed 77, the run is of 2014/],
    [
      "format",
      "gan-checkpoint-99",
      /it is of the format `gan-checkpoint-99`, and `gan-checkpoint-1`/,
    ],
  ])("refuses a checkpoint of another %s", async (name, value, sentence) => {
    const file = join(run, "checkpoint.safetensors");
    const bytes = await readFile(file);
    await writeFile(file, withMetadata(bytes, { [name]: value }));
    for (const command of ["resume", "sample"]) {
      expect(await refusalInProcess({ folder }, command, "1")).toMatch(sentence);
    }
    await writeFile(file, bytes);
  });

  it("refuses networks that hold no numbers, whatever they are asked for", async () => {
    const file = join(run, "checkpoint.safetensors");
    const bytes = await readFile(file);
    const broken = Buffer.from(bytes);
    broken.writeFloatLE(Number.NaN, broken.length - 4);
    const length = Number(bytes.readBigUInt64LE());
    const header = JSON.parse(bytes.toString("utf8", 8, 8 + length));
    const [begin] = header["generator/h0/kernel"].data_offsets;
    broken.writeFloatLE(Number.NaN, 8 + length + begin);
    await writeFile(file, broken);
    const commands = ["sample", "interpolate", "export", "evaluate", "report", "resume"];
    for (const words of [...commands, "figure 2", "figure 3", "resume --iterations 9"]) {
      const [command = "", ...rest] = words.split(" ");
      const typed = command === "figure" ? [command, ...rest, "1"] : [command, "1", ...rest];
      expect(await refusalInProcess({ folder }, ...typed), words).toMatch(/h0\/kernel NaN/);
    }
    const { iterations } = JSON.parse(await readFile(join(run, "options.json"), "utf8"));
    expect(iterations).toBe(6);
    await writeFile(file, bytes);
  });
});
