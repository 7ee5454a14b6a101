import {
  createGame,
  createRound,
  type Objective,
  sgd,
  slopeOf,
  sumOf,
  train,
  uniformPrior,
} from "@gan/core";
import { createSampler } from "@gan/data";
import { createRng, datasetFromFloats, readRows } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { matMul, mul, slice, sum, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { encoder, inferNoise, keepExamples } from "../index.ts";

useCpu();
const [NOISE, SIZE, CODE, M] = [2, 5, 2, 8];

/** Examples along two directions that are orthonormal, and a little along a third. */
const directions = [
  [0.5, 0.5, 0.5, 0.5, 0],
  [0.5, -0.5, 0.5, -0.5, 0],
  [0, 0, 0, 0, 1],
];
const stream = createRng(6).stream("x");
const values = new Float32Array(M * 5 * SIZE);
for (let i = 0; i < 5 * M; i++) {
  const along = stream.fillNormal(new Float32Array(3));
  for (let k = 0; k < SIZE; k++) {
    values[i * SIZE + k] = [2, 1, 0.01].reduce(
      (value, deviation, j) => value + deviation * along[j]! * directions[j]![k]!,
      0,
    );
  }
}
const data = datasetFromFloats({ name: "x", exampleShape: [SIZE], range: [-9, 9], values });
const sampler = () => createSampler(data, { batchSize: M, rng: createRng(1) });

function createTrio({ infers = false } = {}) {
  const rng = createRng(3);
  const rule = () => sgd({ learningRate: 0.1 });
  const tiny = (inputSize: number, outputSize: number, role: string) => ({
    network: tinyNetwork({ inputSize, outputSize, rng: rng.fork(role) }),
    rule: rule(),
  });
  const E = encoder({
    ...{ exampleSize: SIZE, noiseSize: NOISE, hiddenSizes: [4], codeSize: CODE },
    rng: rng.fork("E"),
  });
  const { variable } = E.parameters.find(({ name }) => name === "code/kernel")!;
  // Reaches the other weights, and moves none.
  const nothing: Objective = {
    name: "nothing",
    loss: (round) => tidy(() => mul(0, sum(round.apply("encoder", round.real, "examples")))),
  };
  const keeps = sumOf(keepExamples({ weights: variable, weight: 3 }), nothing);
  return createGame({
    generator: tiny(NOISE, SIZE, "G"),
    discriminator: tiny(SIZE, 1, "D"),
    players: {
      encoder: { network: E, rule: rule(), objective: infers ? inferNoise() : keeps },
    },
    ...{ prior: uniformPrior(NOISE), rng, exampleShape: [SIZE], range: [-9, 9] },
  });
}

const weightsOf = (game: ReturnType<typeof createTrio>) =>
  game.players.encoder!.network.parameters.find(({ name }) => name === "code/kernel")!.variable;

const drawnOf = (game: ReturnType<typeof createTrio>) =>
  createRound(game, {
    ...{ movers: ["encoder"], at: (name) => createRng(2).stream(name) },
    real: () => ({ x: tensor2d(readRows(data, 0, M), [M, SIZE]) }),
  });

it("learns orthonormal directions, along which the examples lie", () =>
  expectBalanced(async () => {
    using game = createTrio();
    const step = { movers: ["encoder"], number: 1, of: 1, batch: 1 };
    let last = Number.POSITIVE_INFINITY;
    for await (const { values } of train(game, sampler(), [step], { iterations: 400 })) {
      last = values.codeError!;
    }
    expect(last).toBeLessThan(1e-3);
    const W = weightsOf(game).arraySync() as number[][];
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((along, value, k) => along + value * b[k]!, 0);
    const columns = [0, 1].map((j) => W.map((row) => row[j]!));
    for (const [i, a] of columns.entries()) {
      for (const [j, b] of columns.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 2);
      // All of its length lies along the first two, whatever way it is turned there.
      const inside = directions.slice(0, 2).map((direction) => dot(a, direction) ** 2);
      expect(inside[0]! + inside[1]!).toBeCloseTo(1, 2);
    }
  }));

it("is what it says, and slopes as finite differences do", () =>
  expectBalanced(() => {
    using game = createTrio();
    const { network, objective } = game.players.encoder!;
    const weights = weightsOf(game);
    const drawn = drawnOf(game);
    const x = readRows(data, 0, M);
    const expected = (W: ArrayLike<number>) => {
      let total = 0;
      for (let i = 0; i < M; i++) {
        const code = [0, 1].map((j) => {
          let along = 0;
          for (let k = 0; k < SIZE; k++) along += x[i * SIZE + k]! * W[k * CODE + j]!;
          return along;
        });
        for (let k = 0; k < SIZE; k++) {
          const back = code[0]! * W[k * CODE]! + code[1]! * W[k * CODE + 1]!;
          total += (back - x[i * SIZE + k]!) ** 2;
        }
      }
      return (3 * total) / (M * SIZE);
    };
    const own = weights.dataSync().slice();
    const { value, gradients } = slopeOf(network, () => [objective.loss(drawn)]);
    expect(value.dataSync()[0]).toBeCloseTo(expected(own), 4);
    const slopes = gradients["code/kernel"]!.dataSync();
    for (const i of own.keys()) {
      const [above, below] = [1e-4, -1e-4].map((by) => {
        const moved = Float64Array.from(own);
        moved[i]! += by;
        return expected(moved);
      });
      expect(slopes[i]).toBeCloseTo((above! - below!) / 2e-4, 3);
    }
    drawn.dispose();
    value.dispose();
    for (const gradient of Object.values(gradients)) gradient.dispose();
  }));

it("leaves the code out of what is compared with z", () =>
  expectBalanced(() => {
    using game = createTrio({ infers: true });
    const { network, objective } = game.players.encoder!;
    const drawn = drawnOf(game);
    expect(network.outputSize).toBe(NOISE + CODE);
    const rows = tidy(() => [
      ...network
        .apply(drawn.fake.x, { mode: "evaluate", stream: createRng(0).stream("") })
        .dataSync(),
    ]);
    const z = drawn.noise.dataSync();
    let total = 0;
    for (let i = 0; i < M; i++) {
      for (let k = 0; k < NOISE; k++) {
        total += (rows[i * (NOISE + CODE) + k]! - z[i * NOISE + k]!) ** 2;
      }
    }
    const measured = tidy(() => objective.measures!(drawn).noiseError!.dataSync()[0]);
    expect(measured).toBeCloseTo(total / (M * NOISE), 5);
    // The code is a linear layer without biases.
    const code = tidy(() => [
      ...matMul(drawn.real.x, weightsOf(game) as unknown as Tensor2D).dataSync(),
    ]);
    const seen = tidy(() => {
      const given = network.apply(drawn.real.x, {
        ...{ mode: "evaluate", stream: createRng(0).stream("") },
      });
      return [...slice(given, [0, NOISE]).dataSync()];
    });
    for (const [i, value] of seen.entries()) expect(value).toBeCloseTo(code[i]!, 5);
    drawn.dispose();
  }));
