import { applyPlayer, type Game } from "@gan/core";
import { loadDigits } from "@gan/data";
import { datasetFromFloats, exampleSize, readRows } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { mul, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { openGame } from "../open-game.ts";
import { playExperiment } from "../play-experiments.ts";
import { slopeOfAnswer } from "./slope-of-answer.ts";

useCpu();

const STEP = 1e-2;
const STEEP = 9;

/** A game on pictures whose D has made up its mind: steep, as one that has trained for long. */
function begun(name: "digits" | "images", loss: "non-saturating" | "wasserstein") {
  const experiment = playExperiment(name, new Float32Array());
  const settings = { ...experiment.settings, loss, width: 0.2, batchSize: 5 };
  const train = name === "digits" ? loadDigits({ split: "test", size: 20 }) : coloredExamples();
  const open = openGame(experiment, settings, train);
  for (const { variable } of open.game.discriminator.network.parameters) {
    tidy(() => variable.assign(mul(variable, STEEP)));
  }
  return open;
}

function coloredExamples() {
  const values = Float32Array.from({ length: 10 * 8 * 8 * 3 }, (_, i) => Math.sin(i * i));
  return datasetFromFloats({ name: "c", exampleShape: [8, 8, 3], range: [-1, 1], values });
}

/** What D's output changes by as pixels go from black to white, by differences on both sides. */
async function differences(
  { discriminator, exampleShape, range }: Game,
  x: Float32Array,
  pixels: readonly number[],
) {
  const channels = exampleShape[2] ?? 1;
  const moved = Float32Array.from({ length: 2 * pixels.length * x.length }, (_, i) => {
    const [row, number] = [Math.floor(i / x.length), i % x.length];
    const isThis = Math.floor(number / channels) === pixels[row >> 1];
    return x[number]! + (isThis ? (row % 2 === 0 ? STEP : -STEP) : 0);
  });
  const rows = () => tensor2d(moved, [2 * pixels.length, x.length]);
  const outputs = tidy(() => applyPlayer(discriminator, rows()));
  const values = await outputs.data().finally(() => outputs.dispose());
  const white = range[1] - range[0];
  return pixels.map((_, i) => (white * (values[2 * i]! - values[2 * i + 1]!)) / (2 * STEP));
}

it.each([
  ["digits", "non-saturating"],
  ["digits", "wasserstein"],
  ["images", "non-saturating"],
] as const)("is the slope of D's output by differences: %s, %s", (name, loss) =>
  expectBalanced(async () => {
    const open = begun(name, loss);
    for (const index of [0, 7]) {
      const x = readRows(open.train, index, index + 1);
      expect(x.length).toBe(exampleSize(open.train));
      const slope = await slopeOfAnswer(open.game, x);
      const [height, width] = open.train.exampleShape;
      expect(slope.length).toBe(height! * width!);
      const pixels = [...slope.keys()].filter((i) => i % Math.ceil(slope.length / 64) === 0);
      const truth = await differences(open.game, x, pixels);
      const steepest = Math.max(...truth.map(Math.abs));
      expect(steepest).toBeGreaterThan(0.1);
      const off = truth.map((value, i) => Math.abs(value - slope[pixels[i]!]!) / steepest);
      // D is made of planes: where two of them meet within a step there is no one slope.
      expect(off.filter((error) => error > 1e-3).length).toBeLessThanOrEqual(1);
    }
    open.dispose();
  }),
);
