import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { testDataset } from "@gan/test-utils";
import { expect, it } from "vitest";
import { dataFolder, missing } from "../test/real-data.ts";
import { writeMat } from "./mat/write-mat.ts";
import { loadOlivetti } from "./olivetti.ts";

const skip = missing("faces", "ORL_64x64.mat");
const load = () => loadOlivetti({ source: (name) => readFile(join(dataFolder, "faces", name)) });

testDataset("olivetti", load, skip);

it("gives 400 upright faces of 40 people", async (context) => {
  if (skip) context.skip(skip);
  const faces = await load();
  expect([faces.size, ...faces.exampleShape]).toEqual([400, 64, 64, 1]);
  const counts = new Array<number>(40).fill(0);
  for (const person of faces.labels!) counts[person]!++;
  expect(counts).toEqual(new Array(40).fill(10));

  const mean = new Float64Array(64 * 64);
  const out = new Float32Array(64 * 64);
  for (let i = 0; i < 400; i++) {
    faces.read([i], out);
    out.forEach((value, at) => {
      mean[at]! += value / 400;
    });
  }
  // An upright face is its own mirror image, left to right and not top to bottom.
  const across = deviation(mean, (row, column) => row * 64 + 63 - column);
  const down = deviation(mean, (row, column) => (63 - row) * 64 + column);
  expect(across).toBeLessThan(down / 3);
  // The eyes are darker than the cheeks below them.
  expect(meanOf(mean, [12, 20], [12, 26])).toBeLessThan(meanOf(mean, [24, 30], [12, 26]) - 0.1);
});

it("refuses a person who is not among the forty", async () => {
  for (const [person, shown] of [
    [41, "41"],
    [0, "0"],
    [2.5, "2.5"],
  ] as const) {
    const file = writeMat({
      fea: { shape: [1, 4096], values: new Uint8Array(4096) },
      gnd: { shape: [1, 1], values: Float64Array.of(person) },
    });
    await expect(loadOlivetti({ source: async () => file })).rejects.toThrow(
      `names person ${shown} in picture 0, expected 1 to 40`,
    );
  }
});

function deviation(image: Float64Array, mirror: (row: number, column: number) => number): number {
  let sum = 0;
  for (let row = 0; row < 64; row++) {
    for (let column = 0; column < 64; column++) {
      sum += Math.abs(image[row * 64 + column]! - image[mirror(row, column)]!);
    }
  }
  return sum / 4096;
}

function meanOf(image: Float64Array, rows: [number, number], columns: [number, number]): number {
  let [sum, count] = [0, 0];
  for (let row = rows[0]; row < rows[1]; row++) {
    for (let column = columns[0]; column < columns[1]; column++, count++) {
      sum += image[row * 64 + column]!;
    }
  }
  return sum / count;
}
