import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import {
  createGame,
  createRound,
  type Game,
  losses,
  type Objective,
  objectivesOf,
  type PenaltyChoice,
  penalties,
  sgd,
  slopeOf,
  sumOf,
  uniformPrior,
} from "@gan/core";
import { settingsSchema } from "@gan/experiments";
import { networkFromLayers, toyGenerator, uniform } from "@gan/models";
import { createRng } from "@gan/spec";
import { expectBalanced } from "@gan/test-utils";
import { tensor, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { readText } from "./repository.ts";

const ROWS = 6;

type Entry = readonly [role: "generator" | "discriminator", objective: Objective];
/** Every loss alone and every penalty beside one, for the player whose objective it is. */
const objectives: Readonly<Record<string, Entry>> = Object.fromEntries([
  ...Object.entries(losses).flatMap(([name, loss]) =>
    (["discriminator", "generator"] as const).map((role) => [
      `${name} of ${role}`,
      [role, objectivesOf(loss)[role]],
    ]),
  ),
  ...Object.entries<PenaltyChoice>(penalties).flatMap(([name, { create }]) =>
    create
      ? [[name, ["discriminator", sumOf(objectivesOf(losses.wasserstein).discriminator, create())]]]
      : [],
  ),
]);

/** A game whose D is smooth, so that differences are true to it, and has dropout. */
function createSmoothGame() {
  const rng = createRng(3);
  const rule = () => sgd({ learningRate: 0.1 });
  const start = (name: string) => uniform(0.8, rng.stream(name));
  const stack = sequential({
    layers: [
      layers.dense({
        ...{ inputShape: [2], units: 5, activation: "tanh", name: "h0" },
        kernelInitializer: start("h0"),
      }),
      layers.dropout({ rate: 0.3, name: "drop" }),
      layers.dense({ units: 1, name: "y", kernelInitializer: start("y") }),
    ],
  });
  return createGame({
    generator: {
      network: toyGenerator({ noiseSize: 2, hiddenSizes: [4], exampleSize: 2, rng }),
      rule: rule(),
    },
    discriminator: {
      network: networkFromLayers(stack, { role: "discriminator" }),
      rule: rule(),
    },
    ...{ prior: uniformPrior(2), rng },
  });
}

/** The value of an objective in a round, and its slope by each number of the player's parameters. */
function measure(game: Game, [role, objective]: Entry, isSlope: boolean) {
  const real = createRng(9)
    .stream("real")
    .fillNormal(new Float32Array(2 * ROWS));
  const round = createRound(game, {
    ...{ movers: [role], at: (name) => createRng(2).stream(name), batchSize: ROWS },
    real: () => ({ x: tensor2d(real, [ROWS, 2]) }),
  });
  const { network } = game[role];
  const read = tidy(() => {
    if (!isSlope) return { value: objective.loss(round).dataSync()[0]!, slopes: [] };
    const { gradients } = slopeOf(network, () => [objective.loss(round)]);
    const all = network.parameters.map(({ name }) => [...gradients[name]!.dataSync()]);
    return { value: 0, slopes: all.flat() };
  });
  round.dispose();
  return read;
}

/** The same slopes by central differences, which need the value alone; of a penalty, first derivatives. */
function differences(game: Game, entry: Entry): number[] {
  return game[entry[0]].network.parameters.flatMap(({ variable }) => {
    const own = variable.dataSync().slice();
    const valueAt = (i: number, by: number) => {
      const moved = own.map((value, j) => (j === i ? value + by : value));
      tidy(() => variable.assign(tensor(moved, variable.shape)));
      return measure(game, entry, false).value;
    };
    const slopes = [...own.keys()].map((i) => (valueAt(i, 5e-3) - valueAt(i, -5e-3)) / 1e-2);
    tidy(() => variable.assign(tensor(own, variable.shape)));
    return slopes;
  });
}

const expected = new Map<string, number[]>();

it.each(
  [cpu, wasm, onnx].flatMap((create) => {
    const backend = create();
    return Object.entries(objectives).map(
      ([name, entry]) => [name, backend.name, backend, entry] as const,
    );
  }),
)("%s has the slopes of differences on %s", async (name, _, backend, entry) => {
  if (!expected.has(name)) {
    await cpu().activate();
    using game = createSmoothGame();
    expected.set(name, differences(game, entry));
  }
  await backend.activate();
  await expectBalanced(() => {
    using game = createSmoothGame();
    const { slopes } = measure(game, entry, true);
    const numeric = expected.get(name)!;
    const largest = Math.max(...numeric.map(Math.abs));
    expect(largest).toBeGreaterThan(1e-2);
    expect(slopes).toHaveLength(numeric.length);
    for (const [i, slope] of slopes.entries()) {
      expect(Math.abs(slope - numeric[i]!), `number ${i}`).toBeLessThan(0.01 * largest);
    }
  });
});

it("has a page that tells of every loss, every penalty and their settings", () => {
  const page = readText("docs/objectives.md");
  for (const name of [...Object.keys(losses), ...Object.keys(penalties)]) {
    if (penalties[name as keyof typeof penalties] !== penalties.none) {
      expect(page).toContain(`| \`${name}\` |`);
    }
  }
  const settings = Object.keys(settingsSchema.shape);
  const told = [...page.matchAll(/--set (\w+)=/g)].map(([, name]) => name!);
  expect(told.filter((name) => !settings.includes(name))).toEqual([]);
  for (const name of ["penaltyWeight", "penaltyEvery", "clip", "spectralNorm", "labelSmoothing"]) {
    expect(told).toContain(name);
  }
});
