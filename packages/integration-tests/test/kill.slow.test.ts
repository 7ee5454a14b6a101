import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { bundledGan } from "./support/bundled-gan.ts";
import { endureKills, undisturbed } from "./support/endure-kills.ts";
import { gan, temporaryFolder } from "./support/gan.ts";
import { makePictures } from "./support/make-pictures.ts";
import { filesOf } from "./support/run-folder.ts";

/** `pnpm soak` kills more often. */
const kills = process.env.GAN_SOAK === "1" ? 300 : 40;
/** So few that scores and pages, which are no kill's business, take no time. */
const rows = Array.from({ length: 60 }, (_, i) => `${Math.sin(i)},${Math.cos(i * i)}`);
const small = ["--iterations", "30", "--width", "0.1", "--batch-size", "20"];
const settings = [...small, "--backend", "onnx", "--seed"];

let program: string;

beforeAll(async () => {
  program = await bundledGan();
}, 60_000);

it("ends in the bytes of the uninterrupted run, however often it is killed", {
  timeout: 1_800_000,
}, async () => {
  const table = join(await temporaryFolder(), "table.csv");
  await writeFile(table, `x,y\n${rows.join("\n")}\n`);
  const length = ["--iterations", "60", "--checkpoint-every", "3", "--batch-size", "8"];
  const whole = await undisturbed(program, "numbers", table, ...length, "--backend", "onnx");
  const both = await Promise.all(
    [1, 2].map((seed) => endureKills({ ...whole, checkpointEvery: 3, kills: kills / 2, seed })),
  );
  for (const { insideAWrite, resumedAfter } of both) {
    expect(insideAWrite).toBeGreaterThanOrEqual(kills / 20);
    expect(resumedAfter.size, "checkpoints that were gone on from").toBeGreaterThanOrEqual(4);
  }
});

it("gives the same bytes for the same seed, others for another, and knows no clock", {
  timeout: 240_000,
}, async () => {
  const pictures = join(await temporaryFolder(), "pictures");
  await makePictures(pictures, 30);
  const train = async (seed: string) => {
    const folder = await temporaryFolder();
    const run = await gan({ folder, program }, "train", "images", pictures, ...settings, seed);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    return filesOf(join(folder, "runs/00001-images")).get("checkpoint.safetensors")!;
  };
  const first = await train("1");
  const [again, other] = await Promise.all([train("1"), train("2")]);
  expect(again.equals(first)).toBe(true);
  expect(other.equals(first)).toBe(false);
  const header = JSON.parse(first.toString("utf8", 8, 8 + Number(first.readBigUInt64LE())));
  expect(Object.keys(header.__metadata__).sort()).toEqual([
    "experiment",
    "format",
    "iteration",
    "seed",
    "settings",
    "version",
  ]);
});
