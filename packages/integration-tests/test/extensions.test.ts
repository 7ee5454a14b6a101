import {
  adam,
  algorithm1,
  createGame,
  createRound,
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  type GameOptions,
  monitorGame,
  nonSaturating,
  objectivesOf,
  type PlayerOptions,
  restoreGame,
  sample,
  simultaneous,
  slopeOf,
  sumOf,
  uniformPrior,
} from "@gan/core";
import { createSampler } from "@gan/data";
import { metrics } from "@gan/metrics";
import { networkFromLayers, toyDiscriminator, toyGenerator } from "@gan/models";
import {
  createRng,
  type Dataset,
  datasetFromFloats,
  readRows,
  type TrainingRecord,
} from "@gan/spec";
import { expectBalanced, testAfterUpdate, testMetric, useCpu } from "@gan/test-utils";
import { tensor, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { describe, expect, it } from "vitest";
import { classLabel } from "./extensions/class-label.ts";
import { encode } from "./extensions/encode.ts";
import { gradientPenalty } from "./extensions/gradient-penalty.ts";
import { kPlusOne } from "./extensions/k-plus-one.ts";
import { lookahead } from "./extensions/lookahead.ts";
import { meanExample } from "./extensions/mean-example.ts";

useCpu();

const SIZE = 600;

/** Two classes on a line, around -2 and 2. Every third example has no label where `isPartly`. */
function twoClasses({ isPartly = false } = {}): Dataset {
  const noise = createRng(5).stream("x").fillNormal(new Float32Array(SIZE), 0, 0.2);
  return datasetFromFloats({
    ...{ name: "two classes", exampleShape: [1], range: [-3, 3] },
    values: noise.map((value, i) => value + (i % 2 === 0 ? -2 : 2)),
    labels: Int16Array.from({ length: SIZE }, (_, i) => (isPartly && i % 3 === 2 ? -1 : i % 2)),
  });
}

const rule = () => adam({ learningRate: 0.02, beta1: 0.5 });

/** A small game on the line. */
function createLineGame(
  options: Partial<GameOptions> = {},
  ofD: Partial<PlayerOptions> = {},
): Game {
  const rng = createRng(3);
  const told = options.condition?.size ?? 0;
  const generator = toyGenerator({ noiseSize: 2 + told, hiddenSizes: [16], exampleSize: 1, rng });
  const discriminator = () =>
    toyDiscriminator({ exampleSize: 1 + told, hiddenSizes: [16], activation: "tanh", rng });
  return createGame({
    generator: { network: generator, rule: rule() },
    discriminator: { network: ofD.network ?? discriminator(), rule: rule(), ...ofD },
    ...{ prior: uniformPrior(2), rng, range: [-3, 3], ...options },
  });
}

async function collect(records: AsyncIterable<TrainingRecord>): Promise<TrainingRecord[]> {
  const all = [];
  for await (const record of records) all.push(record);
  return all;
}

const bytesOf = async (game: Game) => Buffer.from(await encodeCheckpoint(game)).toString("hex");
const sampler = (data: Dataset) => createSampler(data, { batchSize: 50, rng: createRng(1) });

/** D's outputs at some places, without training. */
function judgeAt({ discriminator: { network } }: Game, places: readonly number[]): number[][] {
  const options = { mode: "evaluate", stream: createRng(0).stream("") } as const;
  const x = () => tensor2d([...places], [places.length, 1]);
  return tidy(() => network.apply(x(), options).arraySync());
}

describe("a penalty on D's gradient", () => {
  const penalized = sumOf(
    objectivesOf(nonSaturating).discriminator,
    gradientPenalty({ weight: 10 }),
  );

  it("holds D's slopes near 1", async () => {
    const steepness = async (game: Game) => {
      await collect(algorithm1(game, sampler(twoClasses()), { iterations: 150 }));
      const places = Array.from({ length: 81 }, (_, i) => i / 20 - 2);
      const logits = judgeAt(game, places).map(([logit]) => logit!);
      return Math.max(...logits.slice(1).map((logit, i) => Math.abs(logit - logits[i]!) * 20));
    };
    using free = createLineGame();
    using held = createLineGame({}, { objective: penalized });
    const [steep, flat] = [await steepness(free), await steepness(held)];
    expect(flat).toBeLessThan(1.5);
    expect(steep).toBeGreaterThan(1.5 * flat);
  });

  it("moves every weight of D as finite differences say", () => {
    using game = createLineGame();
    const { network } = game.discriminator;
    const examples = readRows(twoClasses(), 0, 4);
    const round = () =>
      createRound(game, {
        ...{ movers: ["discriminator"], at: (name) => createRng(2).stream(name) },
        real: () => ({ x: tensor2d(examples, [4, 1]) }),
      });
    const lossNow = () => {
      const drawn = round();
      const value = tidy(() => penalized.loss(drawn).dataSync()[0]!);
      drawn.dispose();
      return value;
    };
    const drawn = round();
    const { gradients } = slopeOf(network, () => [penalized.loss(drawn)]);
    drawn.dispose();
    for (const { name, variable } of network.parameters) {
      const own = variable.dataSync().slice();
      const put = (i: number, by: number) => {
        const moved = own.map((value, j) => (j === i ? value + by : value));
        tidy(() => variable.assign(tensor(moved, variable.shape)));
      };
      const slopes = gradients[name]!.dataSync();
      const largest = Math.max(...slopes.map(Math.abs), 0.1);
      for (const i of own.keys()) {
        put(i, 1e-2);
        const above = lossNow();
        put(i, -1e-2);
        const numeric = (above - lossNow()) / 2e-2;
        put(i, 0);
        expect(Math.abs(slopes[i]! - numeric), `${name}[${i}]`).toBeLessThan(0.02 * largest);
      }
    }
  });
});

describe("a class condition", () => {
  it("has G draw the class that it is asked for", () =>
    expectBalanced(async () => {
      using game = createLineGame({ condition: classLabel(2) });
      await collect(algorithm1(game, sampler(twoClasses()), { iterations: 300 }));
      const [low, high] = [0, 1].map(async (wanted) => {
        const given = Float32Array.from({ length: 200 }, (_, i) => Number(i % 2 === wanted));
        const samples = await sample(game, 100, { given });
        return readRows(samples, 0, 100).reduce((sum, x) => sum + x / 100, 0);
      });
      expect(await low).toBeLessThan(-1);
      expect(await high).toBeGreaterThan(1);
    }));

  it("draws conditions by itself, and counts those it is given", async () => {
    using game = createLineGame({ condition: classLabel(2) });
    expect((await sample(game, 5)).size).toBe(5);
    const few = sample(game, 5, { given: new Float32Array(4) });
    await expect(few).rejects.toMatchObject({ code: "GAN_SHAPE_MISMATCH" });
  });

  it("is watched as any game is", async () => {
    using game = createLineGame({ condition: classLabel(2) });
    const channels = await monitorGame(game, twoClasses(), { count: 20 });
    expect(channels.discriminatorObjective).toBeGreaterThan(0.5);
    expect(channels.sampleGradientNorm).toBeGreaterThan(0);
  });

  it("is refused by networks that have no room for it", () => {
    using plain = createLineGame();
    const { generator, discriminator, prior, rng } = plain;
    const condition = classLabel(2);
    expect(() => createGame({ generator, discriminator, prior, rng, condition })).toThrow(
      /`prior` has shape \[any, 4\], expected \[any, 2\].*The 2 of the condition follow/,
    );
  });
});

describe("a third player with an objective of its own", () => {
  const createTrio = () => {
    const rng = createRng(9);
    const network = toyGenerator({ noiseSize: 1, hiddenSizes: [16], exampleSize: 2, rng });
    return createLineGame({ players: { encoder: { network, rule: rule(), objective: encode } } });
  };

  it.each(Object.entries({ algorithm1, simultaneous }))(
    "learns beside the others by %s",
    (_, train) =>
      expectBalanced(async () => {
        using game = createTrio();
        const options = { iterations: 120, recordEvery: (iteration: number) => iteration === 1 };
        const records = await collect(train(game, sampler(twoClasses()), options));
        const losses = records.map(({ values }) => values.encoderLoss!);
        expect(losses.at(-1)).toBeLessThan(0.7 * losses[0]!);
        expect(Object.keys(records[0]!.values)).toContain("realProbability");
      }),
  );

  it("leaves the other two as they are without it", async () => {
    using trio = createTrio();
    using duo = createLineGame();
    for (const game of [trio, duo]) {
      await collect(algorithm1(game, sampler(twoClasses()), { iterations: 5 }));
    }
    const weightsOf = ({ generator, discriminator }: Game) =>
      [generator, discriminator].flatMap(({ network }) =>
        network.parameters.map(({ variable }) => [...variable.dataSync()]),
      );
    expect(weightsOf(trio)).toEqual(weightsOf(duo));
  });

  it("is in the checkpoint, and goes on bit for bit", async () => {
    using whole = createTrio();
    using first = createTrio();
    using second = createTrio();
    const train = (game: Game, iterations: number) =>
      collect(algorithm1(game, sampler(twoClasses()), { iterations }));
    await train(whole, 6);
    await train(first, 4);
    restoreGame(second, decodeCheckpoint(await encodeCheckpoint(first)));
    await train(second, 6);
    expect(await bytesOf(second)).toBe(await bytesOf(whole));
  });

  it("needs an objective", () => {
    const rng = createRng(9);
    const network = toyGenerator({ noiseSize: 1, exampleSize: 2, rng });
    expect(() => createLineGame({ players: { encoder: { network, rule: rule() } } })).toThrow(
      /`players\.encoder\.objective` is undefined, expected what it descends/,
    );
  });
});

describe("a D with K + 1 logits", () => {
  const dense = (units: number, options: object) =>
    layers.dense({ units, kernelInitializer: "glorotUniform", ...options });
  const createJudge = (outputs: number) =>
    networkFromLayers(
      sequential({
        layers: [dense(16, { inputShape: [1], activation: "tanh" }), dense(outputs, {})],
      }),
      { role: "discriminator", rng: createRng(4) },
    );
  const { discriminator, generator } = kPlusOne(2);

  it("names the class of labeled and unlabeled examples", async () => {
    using game = createLineGame({}, { network: createJudge(3), objective: discriminator });
    await collect(algorithm1(game, sampler(twoClasses({ isPartly: true })), { iterations: 200 }));
    for (const [i, [low, high]] of judgeAt(game, [-2.1, -1.9, 1.9, 2.1]).entries()) {
      expect(high! > low!).toBe(i > 1);
    }
    expect(generator.outputSize).toBeUndefined();
  });

  it("is refused with another number of them", () => {
    const network = createJudge(4);
    expect(() => createLineGame({}, { network, objective: discriminator })).toThrow(
      /`logit` has shape \[any, 3\], expected \[any, 4\].*The objective `k plus one` needs them/,
    );
  });
});

testMetric(meanExample);

it("stands beside the product's metrics by one line", () => {
  const all = { ...metrics, [meanExample.name]: meanExample };
  expect(Object.keys(all)).toHaveLength(Object.keys(metrics).length + 1);
});

testAfterUpdate(
  () => lookahead(2),
  (values) => values,
);

it("follows every update of the player it was given to", async () => {
  using game = createLineGame({}, { after: [lookahead(2)] });
  await collect(algorithm1(game, sampler(twoClasses()), { iterations: 4 }));
  const { tensors } = decodeCheckpoint(await encodeCheckpoint(game));
  for (const { name, variable } of game.discriminator.network.parameters) {
    expect(tensors[`discriminator/rule/slow/${name}`]!.values).toEqual(variable.dataSync());
  }
});
