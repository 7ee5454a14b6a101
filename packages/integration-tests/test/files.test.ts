import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readNumbers } from "@gan/data";
import { decodePng } from "@gan/report";
import { createRng } from "@gan/spec";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "./repository.ts";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { refusalInProcess } from "./support/refusal.ts";

const length = ["--iterations", "4", "--backend", "cpu"];
const picturesFlags = ["--image-size", "8", "--gray", "--width", "0.02", "--batch-size", "5"];
const small = ["--width", "0.05", "--batch-size", "10"];

describe("files in and out of the command", { timeout: 120_000 }, () => {
  let folder: string;
  let trained: string;
  const gan = async (...args: string[]) => {
    const ended = await ganInProcess({ folder }, ...args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0, stderr: "" });
    return ended.stdout;
  };
  const refusal = (...args: string[]) => refusalInProcess({ folder }, ...args);
  const bytesOf = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const numbersIn = async (name: string) => readNumbers(await bytesOf(name), name);

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeTable(join(folder, "people.csv"));
    await gan("train", "ring", ...small, ...length);
    await preparePictures(join(folder, "mine"));
    trained = await gan("train", "images", "mine", "--skip-bad", ...picturesFlags, ...length);
    await gan("train", "numbers", "people.csv", ...small, ...length);
  }, 120_000);

  describe("samples", () => {
    it("leave as a picture each, numbered, and not over what is there", async () => {
      expect(await gan("sample", "2", "--out", "each", "--count", "3")).toMatch(
        /^3 samples at each/,
      );
      expect(await readdir(join(folder, "each"))).toEqual(["0001.png", "0002.png", "0003.png"]);
      const { width, height } = decodePng(await bytesOf("each/0002.png"));
      expect([width, height]).toEqual([8, 8]);
      const before = await bytesOf("each/0001.png");
      expect(await refusal("sample", "2", "--out", "each", "--seed", "9")).toMatch(
        /`each` cannot be written: the folder holds 3 files already\. Choose another/,
      );
      expect(await bytesOf("each/0001.png")).toEqual(before);
      expect((await readdir(folder)).filter((name) => name.startsWith(".each"))).toEqual([]);
      await mkdir(join(folder, "new"));
      await gan("sample", "2", "--out", "new/", "--count", "1");
      expect(await readdir(join(folder, "new"))).toEqual(["0001.png"]);
    });

    it("leave as numbers, the same ones in every form and for the same seed", async () => {
      await gan("sample", "1", "--out", "a.npy", "--count", "50", "--seed", "7");
      await gan("sample", "1", "--out", "b.csv", "--count", "50", "--seed", "7");
      await gan("sample", "1", "--out", "c.npy", "--count", "50", "--seed", "8");
      const [a, b, c] = await Promise.all(["a.npy", "b.csv", "c.npy"].map(numbersIn));
      expect(a!.values.length).toBe(100);
      expect(b!.values).toEqual(a!.values);
      expect(c!.values).not.toEqual(a!.values);
    });

    it("of pictures are an array with height, width and channels", async () => {
      await gan("sample", "2", "--out", "x.npy", "--count", "2");
      const header = Buffer.from(await bytesOf("x.npy")).toString("latin1", 0, 128);
      expect(header).toContain("'shape': (2, 8, 8, 1), }");
      await gan("sample", "2", "--out", "x.npz", "--count", "2");
      expect(Buffer.from(await bytesOf("x.npz")).toString("latin1")).toContain("samples.npy");
    });

    it("of points are drawn over the data, and their modes are counted", async () => {
      expect(await gan("sample", "1")).toMatch(
        /^1,000 samples at samples.png, \d of 8 modes found/,
      );
      const { pixels } = decodePng(await bytesOf("samples.png"));
      const isGreen = (i: number) => pixels[i + 1]! > pixels[i]! + 20;
      const green = Array.from({ length: pixels.length / 3 }, (_, i) => 3 * i).filter(isGreen);
      expect(green.length).toBeGreaterThan(1000);
    });

    it("leave in forms that fit them alone", async () => {
      expect(await refusal("sample", "2", "--out", "x.csv")).toMatch(/Pictures take `\.png`/);
      expect(await refusal("sample", "1", "--out", "folder")).toMatch(/Points take `\.png`/);
      expect(await refusal("sample", "3", "--out", "x.png")).toMatch(/take `\.csv`/);
      expect(await refusal("sample", "2", "--count", "20000")).toMatch(
        /at most 10,000 in one picture\. A folder/,
      );
    });
  });

  describe("numbers of one's own", () => {
    it("come back in their units, under their names, without the file", async () => {
      await gan("sample", "3", "--out", "out.csv");
      await rm(join(folder, "people.csv"));
      await gan("sample", "3");
      const out = await numbersIn("samples.csv");
      expect(await bytesOf("out.csv")).toEqual(await bytesOf("samples.csv"));
      expect(out.names).toEqual(["height, cm", "weight", "one"]);
      const heights = out.values.filter((_, i) => i % 3 === 0);
      const mean = heights.reduce((sum, height) => sum + height / heights.length, 0);
      expect(Math.abs(mean - 170)).toBeLessThan(20);
      await writeTable(join(folder, "people.csv"));
    });

    it("are scored and reported, and others are refused", async () => {
      expect(await gan("evaluate", "3")).toMatch(/^test: -?[\d.]+ ± [\d.]+ nats/m);
      await gan("report", "3");
      const text = await readFile(join(folder, "people.csv"), "utf8");
      await writeFile(join(folder, "people.csv"), text.replaceAll("\n1", "\n2"));
      expect(await refusal("resume", "3")).toMatch(/made with `people\/train` \(80 examples of 3/);
      await writeTable(join(folder, "people.csv"));
      await gan("resume", "3", "--iterations", "5");
    });

    it("of two columns are drawn", async () => {
      const rows = Array.from({ length: 60 }, (_, i) => `${i} ${(i * 7) % 60}`);
      await writeFile(join(folder, "plane.txt"), rows.join("\n"));
      await gan("train", "numbers", "plane.txt", ...small, ...length);
      await gan("sample", "latest", "--out", "plane.png");
      expect(decodePng(await bytesOf("plane.png"))).toMatchObject({ width: 480, height: 480 });
      const page = await readFile(join(folder, "runs/00004-numbers/report.html"), "utf8");
      expect(page).toContain("Orange: samples. Green: the data.");
      expect(page).not.toContain("Modes found");
      await rm(join(folder, "plane.txt"));
      expect(await gan("sample", "latest")).toMatch(
        /^Samples are drawn without the data under them/,
      );
    });

    it("are refused with their place", async () => {
      await writeFile(join(folder, "bad.csv"), "1,2\n3,x\n");
      expect(await refusal("train", "numbers", "bad.csv", ...length)).toMatch(
        /`bad\.csv` holds the text "x" in line 2, column 2/,
      );
      expect(await refusal("train", "numbers", "no.csv", ...length)).toMatch(
        /no\.csv` was not found/,
      );
      expect(await refusal("train", "numbers", ...length)).toMatch(/`gan train numbers <file>`/);
    });
  });

  describe("animations", () => {
    it.each([
      ["animate", "1", 480],
      ["animate", "2", 486],
      ["interpolate", "1", 480],
      ["interpolate", "2", 504],
    ])("are made by `gan %s %s`", async (command, run, width) => {
      const flags = command === "interpolate" ? ["--columns", "4"] : [];
      await gan(command, run, "--out", "x.gif", ...flags);
      const gif = Buffer.from(await bytesOf("x.gif"));
      expect([gif.toString("latin1", 0, 3), gif.readUInt16LE(6)]).toEqual(["GIF", width]);
      // Each frame has a block that says how long it stays.
      const frames = gif.toString("latin1").split("\x21\xf9\x04").length - 1;
      // The pictures before training and after each of 4 iterations; 4 steps there and 2 of them back.
      expect(frames).toBe(command === "animate" ? 5 : 6);
    });

    it("need pictures", async () => {
      expect(await refusal("animate", "3")).toMatch(/samples-\*\.png` was not found/);
      expect(await refusal("interpolate", "3")).toMatch(/one of pictures or points/);
      expect(await refusal("interpolate", "2", "--out", "x.gif", "--columns", "500")).toMatch(
        /at most 120 in an animation/,
      );
    });
  });

  it("show on a page of points what G makes, and the modes it found", async () => {
    const page = await readFile(join(folder, "runs/00001-ring/report.html"), "utf8");
    expect(page).toContain("Samples over time");
    expect(page).toMatch(/Modes found<\/dt><dd>\d of 8/);
  });

  it("of damaged pictures are left out when asked, in every command after", async () => {
    expect(await refusal("train", "images", "mine", ...picturesFlags, ...length)).toMatch(
      /`bad\.jpg` is no PNG, JPEG or WebP\. .*leave out what is damaged with `--skip-bad`/,
    );
    const said =
      /^24 pictures read, 2 skipped: 1 webp animation \(animated\.webp\), 1 damaged \(bad\.jpg\)\.$/m;
    expect(trained).toMatch(said);
    expect(await gan("evaluate", "2")).toMatch(said);
    const page = await readFile(join(folder, "runs/00002-images/report.html"), "utf8");
    expect(page).toContain("--skip-bad");
  });
});

/** Two dozen pictures, one that moves and one that is none. */
async function preparePictures(folder: string): Promise<void> {
  const pictures = join(root, "packages/data/test/pictures");
  await mkdir(folder);
  for (let i = 0; i < 24; i++) {
    const name = i % 2 ? "color-lossy.webp" : "color.png";
    await copyFile(join(pictures, name), join(folder, `${i}-${name}`));
  }
  await copyFile(join(pictures, "animated.webp"), join(folder, "animated.webp"));
  await writeFile(join(folder, "bad.jpg"), "no picture");
}

/** A hundred people, and a column that is always the same. */
async function writeTable(file: string): Promise<void> {
  const noise = createRng(1).stream("people").fillNormal(new Float32Array(200));
  const rows = Array.from(
    { length: 100 },
    (_, i) => `${170 + 8 * noise[2 * i]!},${70 + 10 * noise[2 * i + 1]!},1`,
  );
  await writeFile(file, `"height, cm",weight,one\n${rows.join("\n")}\n`);
}
