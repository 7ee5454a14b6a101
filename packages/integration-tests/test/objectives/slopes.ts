import {
  type AugmentationChoice,
  augmentations,
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
  withAugmentation,
} from "@gan/core";
import { networkFromLayers, toyGenerator, uniform } from "@gan/models";
import { createRng } from "@gan/spec";
import {
  dispose,
  grad,
  mean,
  type Scalar,
  square,
  sum,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const ROWS = 6;

const picture = { shape: [8, 2, 2], range: [0, 1] } as const;

/** An objective and the player that descends it; numbers in an example, where they are not 2. */
export type Entry = readonly [
  role: "generator" | "discriminator",
  objective: Objective,
  exampleSize?: number,
];

/** Every loss alone, every penalty beside one and every augmentation of one, for the player whose objective it is. */
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
  ...Object.entries<AugmentationChoice>(augmentations).flatMap(([name, { change }]) => {
    if (!change) return [];
    const seen = (objective: Objective) => withAugmentation(objective, { change, picture });
    const { generator, discriminator } = objectivesOf(losses.wasserstein);
    return [
      [`${name} of pictures`, ["generator", seen(generator), 32]],
      [
        `slopes through ${name}`,
        ["discriminator", sumOf(discriminator, slopesThrough(change)), 32],
      ],
    ];
  }),
]);

/** The squared slopes of D by pictures as they are before a change, whose own slope is a gradient of a gradient through it. */
function slopesThrough(change: NonNullable<AugmentationChoice["change"]>): Objective {
  return {
    name: "slopes",
    loss: (round) =>
      tidy(() => {
        const judge = (x: Tensor2D) => {
          const changed = change(x, picture, round.stream("change"));
          return sum(round.apply("discriminator", { x: changed }, "changed"));
        };
        return mean<Scalar>(square(grad((x) => judge(x as Tensor2D))(round.real.x)));
      }),
  };
}

/** A game whose D is smooth, so that differences are true to it, and has dropout. */
function createSmoothGame(exampleSize = 2) {
  const rng = createRng(3);
  const rule = () => sgd({ learningRate: 0.1 });
  const start = (name: string) => uniform(0.8, rng.stream(name));
  const stack = sequential({
    layers: [
      layers.dense({
        ...{ inputShape: [exampleSize], units: 5, activation: "tanh", name: "h0" },
        kernelInitializer: start("h0"),
      }),
      layers.dropout({ rate: 0.3, name: "drop" }),
      layers.dense({ units: 1, name: "y", kernelInitializer: start("y") }),
    ],
  });
  return createGame({
    generator: {
      network: toyGenerator({ noiseSize: 2, hiddenSizes: [4], exampleSize, rng }),
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
export async function slopesOf([role, { loss }, size]: Entry): Promise<readonly number[]> {
  using game = createSmoothGame(size);
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
export function differencesOf([role, { loss }, size]: Entry): readonly number[] {
  using game = createSmoothGame(size);
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
  const size = game.generator.network.outputSize;
  const real = createRng(9)
    .stream("real")
    .fillNormal(new Float32Array(size * ROWS));
  return createRound(game, {
    ...{ movers: [role], at: (name) => createRng(2).stream(name), batchSize: ROWS },
    // Somebody moves: where nobody does, no picture is changed.
    update: { iteration: 1, epoch: 1, count: 1 },
    real: () => ({ x: tensor2d(real, [ROWS, size]) }),
  });
}
