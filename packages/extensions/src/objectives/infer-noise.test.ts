import { adam, createGame, createRound, slopeOf, train, uniformPrior } from "@gan/core";
import { createSampler } from "@gan/data";
import { networkFromLayers } from "@gan/models";
import { createRng, datasetFromFloats, type Network, readRows } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { frozen, inferNoise } from "../index.ts";

useCpu();
const [NOISE, SIZE, M] = [2, 3, 8];
const values = createRng(6)
  .stream("x")
  .fillUniform(new Float32Array(40 * SIZE), -1, 1);
const data = datasetFromFloats({ name: "x", exampleShape: [SIZE], range: [-1, 1], values });

/** G has batch normalization and dropout: all that a generator can change by being applied. */
function createTrio() {
  const rng = createRng(3);
  const dense = (units: number, more: object = {}) =>
    layers.dense({ units, kernelInitializer: "glorotUniform", ...more });
  const stack = [
    dense(8, { inputShape: [NOISE], activation: "tanh" }),
    layers.batchNormalization(),
    layers.dropout({ rate: 0.3 }),
    dense(SIZE),
  ];
  const model = sequential({ layers: stack });
  const generator = frozen(networkFromLayers(model, { role: "generator", rng }));
  const rule = () => adam({ learningRate: 0.02 });
  return createGame({
    generator: { network: generator, rule: rule() },
    discriminator: {
      network: tinyNetwork({ inputSize: SIZE, outputSize: 1, rng: rng.fork("D") }),
      rule: rule(),
    },
    players: {
      encoder: {
        network: tinyNetwork({
          ...{ inputSize: SIZE, hiddenSize: 16, outputSize: NOISE },
          rng: rng.fork("E"),
        }),
        ...{ rule: rule(), objective: inferNoise("encoder") },
      },
    },
    ...{ prior: uniformPrior(NOISE), rng, exampleShape: [SIZE], range: [-1, 1] },
  });
}

const sampler = () => createSampler(data, { batchSize: M, rng: createRng(1) });
const step = { movers: ["encoder"], number: 1, of: 1, batch: 1 };
const bitsOf = ({ parameters, state }: Network) =>
  [...parameters, ...state].map(({ variable }) => variable.dataSync().join());

it("moves E alone, bit for bit, and makes both of its errors smaller", () =>
  expectBalanced(async () => {
    using game = createTrio();
    const others = [game.generator, game.discriminator].map(({ network }) => network);
    const before = [...others.map(bitsOf), bitsOf(game.players.encoder!.network)];
    const seen = [];
    for await (const { values } of train(game, sampler(), [step], {
      ...{ iterations: 150, recordEvery: 1 },
    })) {
      seen.push(values);
    }
    expect(others.map(bitsOf)).toEqual(before.slice(0, 2));
    expect(bitsOf(game.players.encoder!.network)).not.toEqual(before[2]);
    const [first, last] = [seen[0]!, seen.at(-1)!];
    for (const name of ["noiseError", "reconstructionError"]) {
      expect(last[name], name).toBeLessThan(0.8 * first[name]!);
    }
    expect(first.encoderLoss).toBeCloseTo(first.noiseError! + first.reconstructionError!, 5);
  }));

it("is what it says, and slopes as finite differences do", () =>
  expectBalanced(() => {
    using game = createTrio();
    const { network, objective } = game.players.encoder!;
    const round = () =>
      createRound(game, {
        ...{ movers: ["encoder"], at: (name) => createRng(2).stream(name) },
        real: () => ({ x: tensor2d(readRows(data, 0, M), [M, SIZE]) }),
      });
    const lossNow = () => {
      const drawn = round();
      const value = tidy(() => objective.loss(drawn).dataSync()[0]!);
      drawn.dispose();
      return value;
    };
    const drawn = round();
    const { mode, stream } = { mode: "evaluate", stream: createRng(0).stream("") } as const;
    const [z, inferred, decoded] = tidy(() => {
      const E = (x: typeof drawn.noise) => network.apply(x, { mode, stream });
      const G = (x: typeof drawn.noise) => game.generator.network.apply(x, { mode, stream });
      const rows = [drawn.noise, E(drawn.fake.x), G(E(drawn.real.x))];
      return rows.map((tensor) => [...tensor.dataSync()]);
    });
    const meanSquare = (a: readonly number[], b: ArrayLike<number>) =>
      a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length;
    const expected = meanSquare(inferred!, z!) + meanSquare(decoded!, readRows(data, 0, M));
    const { value, gradients } = slopeOf(network, () => [objective.loss(drawn)]);
    expect(value.dataSync()[0]).toBeCloseTo(expected, 5);
    const { variable } = network.parameters.find(({ name }) => name === "y/bias")!;
    const slopes = gradients["y/bias"]!.dataSync();
    const own = variable.dataSync().slice();
    for (const i of own.keys()) {
      const [above, below] = [1e-2, -1e-2].map((by) => {
        tidy(() => {
          const moved = own.map((old, j) => (j === i ? old + by : old));
          variable.assign(tensor1d(moved));
        });
        return lossNow();
      });
      tidy(() => variable.assign(tensor1d(own)));
      expect(slopes[i]).toBeCloseTo((above! - below!) / 2e-2, 2);
    }
    drawn.dispose();
    value.dispose();
    for (const gradient of Object.values(gradients)) gradient.dispose();
  }));
