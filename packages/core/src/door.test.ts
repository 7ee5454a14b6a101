import { createRng, datasetFromFloats, GanError, type Sampler } from "@gan/spec";
import { tinyNetwork, useCpu } from "@gan/test-utils";
import { mean, type Scalar, type Tensor, zerosLike } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  algorithm1,
  createGame,
  discriminate,
  type GameOptions,
  generate,
  nonSaturating,
  objectivesOf,
  sample,
  sgd,
  uniformPrior,
} from "./index.ts";

useCpu();

const rng = createRng(1);
const rule = () => sgd({ learningRate: 0.1 });
const player = (inputSize: number, outputSize: number) => ({
  network: tinyNetwork({ inputSize, outputSize, rng }),
  rule: rule(),
});
const options = (): GameOptions => ({
  generator: player(2, 3),
  discriminator: player(3, 1),
  ...{ prior: uniformPrior(2), rng },
});
const examples = datasetFromFloats({
  ...{ name: "examples", exampleShape: [3], values: new Float32Array(12) },
});
const data: Sampler = {
  ...{ exampleSize: 3, batchSize: 4, iterationsPerEpoch: 1 },
  epochOf: (iteration) => iteration,
  batch: () => ({ size: 4, values: new Float32Array(12) }),
};

/** What a call says when it fails, and its code. */
async function refusalOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (!GanError.is(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
  throw new Error("Nothing was refused.");
}

const train = async (changes: object = {}, sampler: unknown = data) => {
  using game = createGame({ ...options(), ...changes } as GameOptions);
  for await (const _ of algorithm1(game, sampler as Sampler, { iterations: 1 }));
};
const model = { predict: () => {}, layers: [], inputs: [] };

it.each<[string, () => unknown, RegExp]>([
  [
    "no rng",
    () => createGame({ ...options(), rng: undefined } as never),
    /^GAN_INVALID_OPTION: `rng` is undefined, expected the streams of `createRng\(seed\)`\. Everything random/,
  ],
  [
    "a model of TensorFlow.js in a network's place",
    () => createGame({ ...options(), discriminator: { network: model, rule: rule() } } as never),
    /`discriminator\.network` is an object, expected a `Network`\. It is a model of TensorFlow\.js: wrap it, `networkFromLayers/,
  ],
  [
    "no network",
    () => createGame({ ...options(), generator: { rule: rule() } } as never),
    /`generator\.network` is undefined, expected a `Network`\. Presets/,
  ],
  [
    "no prior",
    () => createGame({ ...options(), prior: 100 } as never),
    /`prior` is 100, expected a `NoisePrior`\. `uniformPrior\(100\)`/,
  ],
  [
    "a prior that draws too few numbers",
    () =>
      createGame({
        ...options(),
        prior: { name: "short", noiseSize: 2, draw: (count) => new Float32Array(count) },
      }),
    /GAN_SHAPE_MISMATCH: `prior` has shape \[2\], expected \[4\].*`short` give count × noiseSize/,
  ],
  [
    "a data set in a sampler's place",
    () => train({}, examples),
    /`data` is an object, expected a `Sampler`.*It is a data set.*`createSampler\(dataset, /,
  ],
  ["no data", () => train({}, null), /`data` is null, expected a `Sampler`/],
  [
    "examples of another width",
    () => train({}, { ...data, exampleSize: 5 }),
    /GAN_SHAPE_MISMATCH: `data` has shape \[any, 5\], expected \[any, 3\].*judges examples of 3/,
  ],
  [
    "a loss that is no scalar",
    () =>
      train({
        loss: { ...nonSaturating, discriminator: (real: Tensor) => zerosLike(real) as Scalar },
      }),
    /GAN_SHAPE_MISMATCH: `loss` has shape \[4, 1\], expected \[\].*take the mean over the minibatch/,
  ],
  [
    "a bound that gives tensors back",
    () => {
      const apply = ([first]: readonly { variable: Tensor }[]) => mean(first!.variable);
      return train({ discriminator: { ...player(3, 1), after: [{ name: "mine", apply }] } });
    },
    /`after \(mine\)` is .*expected nothing: parameters are changed in place.*variable\.assign/,
  ],
  [
    "two logits for a loss that takes one",
    () => createGame({ ...options(), discriminator: player(3, 2) }),
    /`logit` has shape \[any, 1\], expected \[any, 2\].*End it with one linear unit/,
  ],
])("refuses %s with a sentence", async (_, call, message) => {
  expect(await refusalOf(call)).toMatch(message);
});

it("refuses a disposed game, whatever it is asked for", async () => {
  const game = createGame(options());
  game.dispose();
  game.dispose();
  const x = zerosLike(createGame(options()).generator.network.parameters[0]!.variable) as never;
  for (const use of [
    () => sample(game, 1),
    () => generate(game, x),
    () => discriminate(game, x),
    async () => {
      for await (const _ of algorithm1(game, data, { iterations: 1 }));
    },
  ]) {
    expect(await refusalOf(use)).toMatch(/^GAN_DISPOSED: The game is disposed.*make a new one\.$/);
  }
});

it("names the players there are when it is asked for another", async () => {
  const asks = { ...objectivesOf(nonSaturating).generator, loss: (round: never) => ask(round) };
  const ask = (round: { apply(role: string, x: object, name: string): Scalar }) =>
    round.apply("encodr", {}, "x");
  expect(await refusalOf(() => train({ generator: { ...player(2, 3), objective: asks } }))).toMatch(
    /^GAN_UNKNOWN_NAME: There is no player `encodr`\..*Known: discriminator, generator\./,
  );
});
