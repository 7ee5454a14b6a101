import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { sample } from "@gan/core";
import { createExperimentGame, digits } from "@gan/experiments";
import { exampleSize } from "@gan/spec";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runGan } from "../program.ts";
import type { LoadedRun } from "../with-run.ts";
import { drawFigure2 } from "./figure-2.ts";
import { drawFigure3 } from "./figure-3.ts";
import { drawOverfitting } from "./overfitting.ts";
import { drawProposition2 } from "./proposition-2.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-figures-"));
  await useBackend([cpu()]);
});
afterAll(() => rm(folder, { recursive: true }));

/** What `gan` prints, with its exit code. */
async function gan(...args: string[]): Promise<{ code: number; printed: string }> {
  let printed = "";
  const catchText = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(catchText),
  );
  try {
    return { code: await runGan(args), printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

it("writes a picture in two formats and its numbers, and says where", async () => {
  const out = join(folder, "new", "folder");
  const { code, printed } = await gan("figure", "proposition-2", "--out", out, "--backend", "cpu");
  expect({ code, printed }).toMatchObject({ code: 0 });
  expect(printed).toContain(join(out, "proposition-2.png"));
  expect((await readdir(out)).sort()).toEqual(
    ["json", "png", "svg"].map((suffix) => `proposition-2.${suffix}`),
  );
  const png = await readFile(join(out, "proposition-2.png"));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const numbers = JSON.parse(await readFile(join(out, "proposition-2.json"), "utf8"));
  expect(numbers.trajectory.at(-1).criterion).toBeCloseTo(-Math.log(4), 5);
});

it.each<[string, string[], RegExp]>([
  [
    "name",
    ["proposition-3"],
    /no figure `proposition-3`. Did you mean `proposition-[12]`\? Known: /,
  ],
  ["missing run", ["2"], /expected the run to draw. Try `gan figure 2 latest`/],
  ["run too many", ["1", "latest"], /`run` is "latest", expected none. Figure 1 plays a game/],
  ["unknown run", ["3", "99"], /99` was not found/],
  ["seed", ["overfitting", "--seed", "x"], /`--seed` is "x", expected a whole number/],
])("refuses a wrong %s", async (_, args, sentence) => {
  const { code, printed } = await gan("figure", ...args, "--runs", folder);
  expect(printed).toMatch(sentence);
  expect(code).toBe(2);
});

it("refuses a folder that cannot be made", async () => {
  const { code, printed } = await gan("figure", "proposition-2", "--out", "/dev/null/x");
  expect(printed).toMatch(/`\/dev\/null\/x\/proposition-2.svg` cannot be written/);
  expect(code).toBe(2);
});

it("has C(G) fall at every update, to −log 4", async () => {
  const { numbers } = await drawProposition2();
  const criteria = (numbers as { trajectory: { criterion: number }[] }).trajectory.map(
    ({ criterion }) => criterion,
  );
  for (const [i, criterion] of criteria.slice(1).entries()) {
    expect(criterion).toBeLessThan(criteria[i]!);
  }
  expect(criteria.at(-1)).toBeCloseTo(-Math.log(4), 7);
});

it("has D learn by heart", async () => {
  const { numbers } = await drawOverfitting({ seed: 2014 });
  const { rows } = numbers as { rows: { trainingValue: number; heldOutValue: number }[] };
  expect(rows.at(-1)!.trainingValue).toBeGreaterThan(-0.05);
  expect(rows.at(-1)!.heldOutValue).toBeLessThan(-2.5);
});

it("draws figures 2 and 3 of a run, and finds the nearest training examples", async () => {
  const settings = { ...digits.settings, width: 0.05 };
  const train = await digits.load("train", async () => new Uint8Array());
  using game = createExperimentGame(digits, settings, train);
  const open = {
    ...{ game, train, experiment: digits, backend: "cpu", data: { load: async () => train } },
    ...{ run: { name: "00007-digits" }, options: { settings }, stage: { from: 5 } },
  } as unknown as LoadedRun;

  const second = await drawFigure2(open);
  const { neighbors } = second.numbers as {
    neighbors: { row: number; sample: number; trainingExample: number; distance: number }[];
  };
  expect(neighbors.map(({ sample }) => sample)).toEqual([4, 9, 14, 19]);
  const samples = await sample(game, 20);
  const size = exampleSize(train);
  const [drawn, all] = [new Float32Array(size), new Float32Array(size * train.size)];
  train.read(
    Uint32Array.from({ length: train.size }, (_, i) => i),
    all,
  );
  for (const neighbor of neighbors) {
    samples.read([neighbor.sample], drawn);
    const distances = Array.from({ length: train.size }, (_, i) =>
      Math.sqrt(drawn.reduce((sum, value, at) => sum + (value - all[i * size + at]!) ** 2, 0)),
    );
    expect(neighbor.distance).toBeCloseTo(Math.min(...distances), 3);
    expect(distances[neighbor.trainingExample]).toBeCloseTo(neighbor.distance, 3);
  }
  const words = second.svg
    .replace(/<[^>]*>/g, " ")
    .split(/\s+/)
    .join(" ");
  expect(words).toContain("every hidden layer at width 0.05");

  const { lines } = (await drawFigure3(open)).numbers as {
    lines: { steps: number[]; length: number }[];
  };
  expect(lines).toHaveLength(5);
  for (const { steps, length } of lines) {
    expect(steps).toHaveLength(9);
    expect(steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(length, 6);
  }
});
