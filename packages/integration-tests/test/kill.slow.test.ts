import { join } from "node:path";
import { expect, it } from "vitest";
import { endureKills, undisturbed } from "./support/endure-kills.ts";
import { gan, temporaryFolder } from "./support/gan.ts";
import { filesOf } from "./support/run-folder.ts";

/** `pnpm soak` kills more often. */
const kills = process.env.GAN_SOAK === "1" ? 300 : 60;
const settings = ["--width", "0.2", "--batch-size", "20", "--backend", "onnx"];

it("ends in the bytes of the uninterrupted run, however often it is killed", {
  timeout: 1_800_000,
}, async () => {
  const length = ["--iterations", "100", "--checkpoint-every", "3", "--batch-size", "8"];
  const whole = await undisturbed("ring", ...length, "--backend", "onnx");
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
  const folder = await temporaryFolder();
  const short = ["--iterations", "30"];
  const bytes: Buffer[] = [];
  for (const seed of ["1", "1", "2"]) {
    const run = await gan({ folder }, "train", "digits", ...settings, ...short, "--seed", seed);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const files = filesOf(join(folder, `runs/0000${bytes.length + 1}-digits`));
    bytes.push(files.get("checkpoint.safetensors")!);
  }
  const [first, again, other] = bytes as [Buffer, Buffer, Buffer];
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
