import { gzipSync } from "node:zlib";
import { cpu } from "@gan/backends/cpu";
import { decodeCheckpoint, encodeCheckpoint, restoreGame } from "@gan/core";
import { createExperimentGame, createExperimentSampler, play, ring } from "@gan/experiments";
import { encodePng } from "@gan/report";
import { decode as decodePng } from "fast-png";
import { beforeAll, expect, it } from "vitest";
import type { OpenPlayground } from "./support/open-playground.ts";
import { savedBy } from "./support/saved-by.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

beforeAll(() => cpu().activate());

interface Dropped {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const file = (name: string, bytes: Uint8Array): Dropped => ({
  ...{ name, mimeType: "application/octet-stream" },
  buffer: Buffer.from(bytes),
});

async function give({ page: tab, settle }: OpenPlayground, files: Dropped[]): Promise<void> {
  await tab.locator("input[type=file]").first().setInputFiles(files);
  await settle();
}

it("refuses what it cannot read with a sentence, and goes on with its game", async () => {
  const open = await page.open("game=ring&width=0.25");
  const before = await open.digest();
  const cases: [Dropped, RegExp][] = [
    [file("notes.txt", Buffer.from("x")), /notes.txt is nothing this page can read.*checkpoint/],
    [file("broken.safetensors", Buffer.from("not one")), /broken.safetensors/],
    [file("torn.png", Buffer.from([0x89, 0x50, 0x4e, 0x47])), /torn.png/],
    [file("train-images-idx3-ubyte", Buffer.from([0, 0, 8, 3])), /train-images-idx3-ubyte/],
  ];
  for (const [given, words] of cases) {
    await give(open, [given]);
    expect(await open.text(".notices .problem")).toMatch(words);
    await open.page.getByRole("button", { name: "Dismiss" }).click();
  }
  expect(await open.digest()).toBe(before);
});

it("reads MNIST's files, gzipped or not", { timeout: 120_000 }, async () => {
  const open = await page.open("game=ring&width=0.25");
  const images = Buffer.alloc(16 + 60_000 * 784);
  const labels = Buffer.alloc(8 + 60_000);
  for (const [i, value] of [0x803, 60_000, 28, 28].entries()) images.writeUInt32BE(value, 4 * i);
  for (const [i, value] of [0x801, 60_000].entries()) labels.writeUInt32BE(value, 4 * i);
  for (let i = 0; i < 60_000; i++) images[16 + i * 784 + 400 + (i % 10)] = 255;
  await give(open, [
    file("train-images-idx3-ubyte.gz", gzipSync(images)),
    file("train-labels-idx1-ubyte", labels),
  ]);
  expect(await open.page.locator(".problem").count()).toBe(0);
  expect(await open.text(".stage .chip[aria-pressed=true]")).toBe("MNIST");
  expect(await open.text(".bench")).toContain("50,000 examples");
});

it("trains on pictures that were dropped, and says when there are too few", {
  timeout: 120_000,
}, async () => {
  const open = await page.open("game=ring&width=0.25");
  const pictures = Array.from({ length: 70 }, (_, i) => {
    const pixels = new Uint8Array(20 * 16 * 3).fill(255 * (i % 2));
    return file(`${i}.png`, encodePng({ width: 20, height: 16, channels: 3, pixels }));
  });
  await give(open, pictures.slice(0, 1));
  expect(await open.text(".notices .problem")).toMatch(/one picture|pictures|examples/);
  await give(open, pictures);
  expect(await open.text(".stage .chip[aria-pressed=true]")).toBe("Your pictures");
  await open.click("One iteration");
  expect(await open.iteration()).toBe(1);
});

it("continues a run of Node, and Node continues it: 200 iterations", {
  timeout: 240_000,
}, async () => {
  const settings = { ...ring.settings, width: 0.25, seed: 11 };
  const train = await ring.load("train", async () => new Uint8Array());
  const begin = () => createExperimentGame(ring, settings, train);
  const playTo = async (game: ReturnType<typeof begin>, iterations: number) => {
    const records = play(game, createExperimentSampler(settings, train), settings, { iterations });
    for await (const _ of records);
  };
  using whole = begin();
  await playTo(whole, 200);

  using first = begin();
  await playTo(first, 70);
  const metadata = { experiment: "ring", seed: "11", format: "gan-checkpoint-1" };
  const written = await encodeCheckpoint(first, metadata);

  const open = await page.open("game=two-moons");
  await give(open, [file("checkpoint.safetensors", written)]);
  expect(await open.iteration()).toBe(70);
  await open.goTo(140);
  expect(await open.iteration()).toBe(140);
  const saved = await savedBy(open.page, async () => {
    await open.page.getByText("Save", { exact: true }).click();
    await open.page.getByRole("button", { name: /Checkpoint/ }).click();
  });

  using last = begin();
  const checkpoint = decodeCheckpoint(new Uint8Array(saved));
  expect(checkpoint.metadata).toMatchObject(metadata);
  restoreGame(last, checkpoint);
  await playTo(last, 200);
  const worst = await worstDeviation(last, whole);
  console.log(`largest deviation ${worst.toExponential(1)} of a tensor's largest weight`);
  expect(worst).toBeLessThan(1e-4);
});

it("saves the run as CSV, PNG and GIF", { timeout: 120_000 }, async () => {
  const open = await page.open("game=ring&width=0.25");
  for (let i = 0; i < 3; i++) await open.click("One iteration");
  const save = (name: RegExp) =>
    savedBy(open.page, async () => {
      if (!(await open.page.getByRole("button", { name }).isVisible())) {
        await open.page.getByText("Save", { exact: true }).click();
      }
      await open.page.getByRole("button", { name }).click();
    });
  const [head, ...lines] = (await save(/Curves/)).toString().trim().split("\n");
  expect(head).toMatch(/^iteration,epoch,discriminatorLoss/);
  expect(lines.map((line) => line.split(",")[0])).toEqual(["1", "2", "3"]);
  const png = decodePng(await save(/^Picture \.png/));
  expect([png.width, png.height]).toEqual([1200, 900]);
  expect(new Set(png.data).size, "more than one color").toBeGreaterThan(10);
  const gif = await save(/The run so far/);
  expect(gif.subarray(0, 6).toString()).toBe("GIF89a");
  expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([480, 360]);
});

/** Largest difference of a weight, as a share of its tensor's largest. */
async function worstDeviation(
  game: ReturnType<typeof createExperimentGame>,
  reference: typeof game,
): Promise<number> {
  let worst = 0;
  for (const role of ["generator", "discriminator"] as const) {
    for (const [i, { variable }] of reference[role].network.parameters.entries()) {
      const expected = await variable.data();
      const found = await game[role].network.parameters[i]!.variable.data();
      const largest = Math.max(...expected.map(Math.abs), 1e-12);
      for (let j = 0; j < expected.length; j++) {
        worst = Math.max(worst, Math.abs(found[j]! - expected[j]!) / largest);
      }
    }
  }
  return worst;
}
