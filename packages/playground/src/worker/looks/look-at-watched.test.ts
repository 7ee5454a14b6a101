import { decode, encodeCheckpoint, evaluateRows } from "@gan/core";
import { loadDigits } from "@gan/data";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import type { PicturesFrame, Watching } from "../../protocol.ts";
import { openGame } from "../open-game.ts";
import { playExperiment } from "../play-experiments.ts";
import { picturesOf } from "./look-at-pictures.ts";
import { lookAtWatched } from "./look-at-watched.ts";
import { noisePlane } from "./noise-plane.ts";

useCpu();

const everything: Watching = {
  ...{ map: true, grid: true, norms: true },
  slope: { of: "samples", index: 3 },
};

async function begin(name: string) {
  const experiment = playExperiment(name, new Float32Array());
  const train =
    name === "digits"
      ? loadDigits({ split: "train", size: 200 })
      : await experiment.load("train", async () => new Uint8Array());
  return openGame(experiment, { ...experiment.settings, width: 0.1, batchSize: 20 }, train);
}

it.each(["digits", "ring"])("leaves records and weights of %s as they are, to the bit", (name) =>
  expectBalanced(async () => {
    const runs = [];
    for (const isWatched of [false, true]) {
      const open = await begin(name);
      const records = [];
      for await (const record of open.stepper.play(() => true, 2)) {
        records.push(record);
        if (isWatched) await lookAtWatched(open, everything);
      }
      runs.push({ records, bytes: Buffer.from(await encodeCheckpoint(open.game)) });
      open.dispose();
    }
    const [alone, watched] = runs;
    expect(watched!.records).toEqual(alone!.records);
    expect(watched!.bytes.equals(alone!.bytes)).toBe(true);
  }),
);

it("sees the sample of the sheet, and D's answer to it", () =>
  expectBalanced(async () => {
    const open = await begin("digits");
    const { map, grid, slope } = await lookAtWatched(open, everything);
    const sheet = (await open.look(open.game)).shown as PicturesFrame;
    const size = 4 * sheet.width * sheet.height;
    expect(slope!.picture.pixels).toEqual(sheet.pixels.slice(3 * size, 4 * size));
    expect(slope!.answer).toBeCloseTo(sheet.answers[3]!, 6);
    expect(map!.pictures.pixels.length).toBe(map!.side ** 2 * size);
    expect(grid).toBeUndefined();
    open.dispose();
  }));

it("sees an example that the page has, and nothing that is not watched", () =>
  expectBalanced(async () => {
    const open = await begin("digits");
    const { map, slope } = await lookAtWatched(open, {
      ...{ map: false, grid: false, norms: false },
      slope: { of: "data", index: 1 },
    });
    const values = new Float32Array(28 * 28);
    open.train.read([Math.floor(open.train.size / 64)], values);
    const shown = [...slope!.picture.pixels].filter((_, i) => i % 4 === 0);
    expect(shown).toEqual([...Uint8ClampedArray.from(values, (value) => 255 * value)]);
    expect(map).toBeUndefined();
    open.dispose();
  }));

it("has the plane of z in order: each place of the map and of the grid is G of its z", () =>
  expectBalanced(async () => {
    const pictures = await begin("digits");
    const { map } = await lookAtWatched(pictures, everything);
    const { noise } = noisePlane(pictures.game, map!.side);
    const size = pictures.game.prior.noiseSize;
    const [from, to] = [37 * size, 38 * size];
    const one = picturesOf(await decode(pictures.game, noise.slice(from, to)));
    const bytes = one.pixels.length;
    expect(map!.pictures.pixels.slice(37 * bytes, 38 * bytes)).toEqual(one.pixels);
    pictures.dispose();

    const points = await begin("ring");
    const { grid } = await lookAtWatched(points, everything);
    const z = noisePlane(points.game, grid!.side).noise;
    const truth = await evaluateRows(points.game.generator.network, z);
    expect(grid!.points).toEqual(truth);
    expect(new Set(truth).size).toBeGreaterThan(truth.length / 2);
    points.dispose();
  }));
