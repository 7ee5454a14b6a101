import {
  classicalMomentum,
  createGame,
  exponentialDecay,
  type Game,
  momentumRamp,
  simultaneous,
  uniformPrior,
} from "@gan/core";
import { createSampler } from "@gan/data";
import { createExperimentGame, createExperimentSampler, figure1, play } from "@gan/experiments";
import {
  deconv2d,
  type Initializer,
  maxoutConv2d,
  maxPoolCeil2d,
  mnistDiscriminator,
  mnistGenerator,
  networkFromLayers,
  uniform,
} from "@gan/models";
import { createRng, type Dataset, exampleSize, type Network, type TrainingRecord } from "@gan/spec";
import { layers, sequential } from "@tensorflow/tfjs-layers";

/** A seeded game that is played on every engine. */
export interface ParityGame {
  readonly name: string;
  /** What is played, with its sizes, in a few words. */
  readonly about: string;
  /** Makes the game on the engine that is active. The caller disposes it. */
  create(iterations: number): {
    readonly game: Game;
    readonly records: AsyncIterable<TrainingRecord>;
  };
}

/** What an engine makes of a game. */
export interface Played {
  readonly game: string;
  /** D's and G's loss at every iteration. */
  readonly losses: readonly (readonly [number, number])[];
  /** Final weights of both networks by name. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

/** The three games: dense layers, convolutions, and one dimension by Algorithm 1 with Adam. */
export const parityGames: readonly ParityGame[] = [
  {
    name: "mlp",
    about:
      "mnist's maxout nets at width .02, D from U(−.1, .1), batch 20, 28 × 28 gray levels, dropout, momentum",
    create(iterations) {
      const rng = createRng(2014);
      return playReleased({
        iterations,
        generator: mnistGenerator({ rng: rng.fork("G"), width: 0.02 }),
        discriminator: mnistDiscriminator({ rng: rng.fork("D"), width: 0.02, range: 0.1 }),
        train: randomExamples([28, 28, 1], [0, 1]),
        batchSize: 20,
        learningRate: 0.1,
      });
    },
  },
  {
    name: "conv",
    about:
      "a transposed convolution against a pooled maxout convolution, batch 4, 9 × 9 in two colors, dropout, momentum",
    create(iterations) {
      const rng = createRng(2014);
      const start = (name: string): Initializer => uniform(0.1, rng.stream(name));
      const generator = sequential({
        layers: [
          layers.dense({
            ...{ name: "h0", inputShape: [100], units: 36, activation: "sigmoid" },
            kernelInitializer: start("h0"),
          }),
          layers.reshape({ targetShape: [3, 3, 4] }),
          deconv2d({
            ...{ name: "y", channels: 2, kernelSize: 3, stride: 3 },
            kernelInitializer: start("y"),
          }),
        ],
      });
      const discriminator = sequential({
        layers: [
          layers.dropout({ inputShape: [9, 9, 2], rate: 0.2 }),
          maxoutConv2d({
            ...{ name: "h0", channels: 4, pieces: 2, kernelSize: 3, padding: 1 },
            kernelInitializer: start("d/h0"),
          }),
          maxPoolCeil2d({ name: "pool", size: 3, stride: 2 }),
          layers.flatten(),
          layers.dropout({ rate: 0.5 }),
          layers.dense({ name: "y", units: 1, kernelInitializer: start("d/y") }),
        ],
      });
      return playReleased({
        iterations,
        generator: networkFromLayers(generator, { role: "generator" }),
        discriminator: networkFromLayers(discriminator, { role: "discriminator" }),
        train: randomExamples([9, 9, 2], [-1, 1]),
        batchSize: 4,
        learningRate: 0.02,
      });
    },
  },
  {
    name: "line",
    about: "figure-1's nets, batch 100, one number, Algorithm 1 with one step of each, Adam",
    create(iterations) {
      const settings = { ...figure1.settings, batchSize: 100, discriminatorSteps: 1 };
      const train = randomExamples([1], [-1, 3]);
      const game = createExperimentGame(figure1, settings, train);
      const sampler = createExperimentSampler(settings, train);
      return { game, records: play(game, sampler, settings, { iterations, recordEvery: 1 }) };
    },
  },
];

/** Plays games one after the other. @param names - Separated by commas. */
export async function playAll(names: string, iterations: number): Promise<Played[]> {
  const played: Played[] = [];
  for (const game of parityGames) {
    if (names.split(",").includes(game.name)) played.push(await playOn(game, iterations));
  }
  return played;
}

/** Plays a game on the engine that is active, from its seed to the end. */
async function playOn({ name, create }: ParityGame, iterations: number): Promise<Played> {
  const { game, records } = create(iterations);
  const losses: [number, number][] = [];
  for await (const { values } of records) {
    losses.push([values.discriminatorLoss!, values.generatorLoss!]);
  }
  const weights: Record<string, number[]> = {};
  for (const role of ["generator", "discriminator"] as const) {
    for (const { name: parameter, variable } of game[role].network.parameters) {
      weights[`${role}/${parameter}`] = [...(await variable.data())];
    }
  }
  game.dispose();
  return { game: name, losses, weights };
}

interface ReleasedGame {
  readonly iterations: number;
  readonly generator: Network;
  readonly discriminator: Network;
  readonly train: Dataset;
  readonly batchSize: number;
  readonly learningRate: number;
}

/** With the schedules of the authors' released configurations. */
function playReleased({
  iterations,
  generator,
  discriminator,
  train,
  batchSize,
  learningRate,
}: ReleasedGame) {
  const rng = createRng(2014);
  const rates = {
    learningRate: exponentialDecay({ initial: learningRate }),
    momentum: momentumRamp(),
  };
  const player = (network: Network) => ({ network, rule: classicalMomentum(rates) });
  const game = createGame({
    generator: player(generator),
    discriminator: player(discriminator),
    prior: uniformPrior(100),
    rng,
    exampleShape: train.exampleShape,
    range: train.range,
  });
  const sampler = createSampler(train, { batchSize, rng });
  return { game, records: simultaneous(game, sampler, { iterations, recordEvery: 1 }) };
}

/** Examples that are the same numbers on every engine. */
function randomExamples(
  exampleShape: readonly number[],
  range: readonly [number, number],
): Dataset {
  const [low, high] = range;
  const set = { name: "parity", size: 1_000, exampleShape, range };
  const length = exampleSize(set);
  return {
    ...set,
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        const row = out.subarray(i * length, (i + 1) * length);
        createRng(7).stream("parity", indices[i]!).fillUniform(row);
        for (let j = 0; j < length; j++) row[j] = low + (high - low) * row[j]!;
      }
    },
  };
}
