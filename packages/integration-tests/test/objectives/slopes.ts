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
import { networkFromLayers, toyGenerator, uniform } from "@gan/models";
import { createRng } from "@gan/spec";
import { dispose, tensor, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const ROWS = 6;

/** An objective and the player that descends it. */
export type Entry = readonly [role: "generator" | "discriminator", objective: Objective];

/** Every loss alone and every penalty beside one, for the player whose objective it is. */
export const objectives: Readonly<Record<string, Entry>> = Object.fromEntries([
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

/** The slopes of an objective by each number of its player's parameters, on the engine that is active. */
export async function slopesOf([role, { loss }]: Entry): Promise<readonly number[]> {
  using game = createSmoothGame();
  const { network } = game[role];
  const round = openRound(game, role);
  const gradients = tidy(() => {
    const { gradients } = slopeOf(network, () => [loss(round)]);
    return network.parameters.map(({ name }) => gradients[name]!);
  });
  round.dispose();
  const slopes = await Promise.all(gradients.map((gradient) => gradient.data()));
  dispose(gradients);
  return slopes.flatMap((values) => [...values]);
}

/** The same by central differences, which need the value alone; of a penalty, first derivatives. Not on `webgpu`. */
export function differencesOf([role, { loss }]: Entry): readonly number[] {
  using game = createSmoothGame();
  return game[role].network.parameters.flatMap(({ variable }) => {
    const own = variable.dataSync().slice();
    const valueAt = (i: number, by: number) => {
      const moved = own.map((value, j) => (j === i ? value + by : value));
      tidy(() => variable.assign(tensor(moved, variable.shape)));
      const round = openRound(game, role);
      const value = tidy(() => loss(round).dataSync()[0]!);
      round.dispose();
      return value;
    };
    const slopes = [...own.keys()].map((i) => (valueAt(i, 5e-3) - valueAt(i, -5e-3)) / 1e-2);
    tidy(() => variable.assign(tensor(own, variable.shape)));
    return slopes;
  });
}

function openRound(game: Game, role: string) {
  const real = createRng(9)
    .stream("real")
    .fillNormal(new Float32Array(2 * ROWS));
  return createRound(game, {
    ...{ movers: [role], at: (name) => createRng(2).stream(name), batchSize: ROWS },
    real: () => ({ x: tensor2d(real, [ROWS, 2]) }),
  });
}
