import { createRng, InvalidOptionError, type Sampler, type TrainingRecord } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import {
  oneHot,
  onesLike,
  profile,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  algorithm1,
  type Condition,
  classicalMomentum,
  createGame,
  createRound,
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  type Objective,
  objectivesOf,
  type Round,
  r1,
  r1AndR2,
  relativistic,
  simultaneous,
  simultaneousSteps,
  sumOf,
  takeStep,
  uniformPrior,
} from "./index.ts";
import { microbatchesOf } from "./microbatches.ts";

useCpu();

interface TinyGameOptions {
  readonly microbatches?: number;
  readonly generator?: Objective;
  readonly discriminator?: Objective;
  readonly condition?: Condition;
  /** Of D's dropout. */
  readonly keep?: number;
}

function tinyGame(options: TinyGameOptions = {}): Game {
  const { microbatches, generator, discriminator, condition, keep = 1 } = options;
  const told = condition?.size ?? 0;
  const rng = createRng(1);
  const G = tinyNetwork({ inputSize: 2 + told, outputSize: 3, rng: rng.fork("G") });
  const D = tinyNetwork({ inputSize: 3 + told, outputSize: 1, rng: rng.fork("D"), keep });
  const rule = () => classicalMomentum({ learningRate: 0.1 });
  return createGame({
    generator: { network: G, rule: rule(), ...(generator && { objective: generator }) },
    discriminator: { network: D, rule: rule(), ...(discriminator && { objective: discriminator }) },
    ...{ prior: uniformPrior(2), rng, ...(condition && { condition }) },
    ...(microbatches !== undefined && { microbatches }),
  });
}

/** Classes 0 to 2; none for −1. */
const ofClass: Condition = {
  ...{ name: "class", size: 3 },
  of: ({ labels }) => tidy(() => oneHot(labels!, 3, 1, 0, "float32") as Tensor2D),
};

/** Minibatches of 5, 5 and 2 examples of 3 numbers, with classes, in one array that is filled again. */
function labeled(samples?: number): Sampler {
  const values = new Float32Array(15);
  return {
    ...{ exampleSize: 3, batchSize: 5, iterationsPerEpoch: 3, epochOf: () => 1 },
    ...(samples !== undefined && { samples }),
    batch(iteration, step) {
      createRng(7).stream("x", iteration, step).fillUniform(values);
      const labels = Int16Array.from({ length: 5 }, (_, i) => ((iteration + step + i) % 4) - 1);
      const size = iteration === 3 ? 2 : 5;
      return { size, values, labels: labels.subarray(0, size) };
    },
  };
}

/** What three iterations leave, and what they say. */
async function trained(game: Game, data: Sampler, train: typeof simultaneous) {
  const records: TrainingRecord["values"][] = [];
  const iterations = { iterations: 3, recordEvery: 1 };
  for await (const { values } of train(game, data, iterations)) records.push(values);
  const { tensors } = decodeCheckpoint(await encodeCheckpoint(game));
  return { tensors, records };
}

type Trained = Awaited<ReturnType<typeof trained>>;

const numbersOf = ({ tensors, records }: Trained) => [
  ...Object.values(tensors).flatMap(({ values }) => [...values]),
  ...records.flatMap((values) => Object.values(values)),
];

function distance(a: Trained, b: Trained): number {
  expect(Object.keys(a.tensors)).toEqual(Object.keys(b.tensors));
  expect(a.records.map(Object.keys)).toEqual(b.records.map(Object.keys));
  const others = numbersOf(b);
  return Math.max(...numbersOf(a).map((value, i) => Math.abs(value - others[i]!)));
}

const pairs = objectivesOf(relativistic);
const games: Readonly<Record<string, TinyGameOptions>> = {
  "the paper's losses": {},
  "the paper's losses, under classes": { condition: ofClass },
  "pairs with R1 and R2, under classes": {
    generator: pairs.generator,
    discriminator: sumOf(pairs.discriminator, r1AndR2({ weight: 0.5 })),
    condition: ofClass,
  },
  "pairs with R1 at each second update": {
    generator: pairs.generator,
    discriminator: sumOf(pairs.discriminator, r1({ weight: 0.5, every: 2 })),
  },
};
const twoSteps: typeof simultaneous = (game, data, options) =>
  algorithm1(game, data, { ...options, discriminatorSteps: 2 });
const ways = { algorithm1: twoSteps, simultaneous };

describe.each(Object.entries(ways))("%s", (_, train) => {
  it.each(Object.entries(games))("goes one way in 1, 2, 3 or 9 parts: %s", async (_, options) => {
    const [whole, ...inParts] = await Promise.all(
      [1, 2, 3, 9].map(async (microbatches) => {
        using game = tinyGame({ ...options, microbatches });
        return await trained(game, labeled(), train);
      }),
    );
    for (const parts of inParts) expect(distance(parts, whole!)).toBeLessThan(1e-6);
    using game = tinyGame(options);
    const { tensors } = decodeCheckpoint(await encodeCheckpoint(game));
    for (const [name, { values }] of Object.entries(tensors)) {
      if (name.endsWith("/kernel")) expect(whole!.tensors[name]!.values).not.toEqual(values);
    }
  });

  it("goes one way where samples are more than examples, and parts are equal", async () => {
    const sixes = { ...labeled(12), batchSize: 6 };
    const values = createRng(7).stream("x").fillUniform(new Float32Array(18));
    const data: Sampler = { ...sixes, batch: () => ({ size: 6, values }) };
    const [whole, ...inParts] = await Promise.all(
      [1, 2, 3].map(async (microbatches) => {
        using game = tinyGame({ microbatches });
        return await trained(game, data, train);
      }),
    );
    for (const parts of inParts) expect(distance(parts, whole!)).toBeLessThan(1e-6);
  });

  it("leaves no tensor behind", async () => {
    for (const options of Object.values(games)) {
      await expectBalanced(async () => {
        using game = tinyGame({ ...options, microbatches: 3, keep: 0.5 });
        await trained(game, labeled(), train);
      });
    }
  });

  it("leaves no tensor behind where the second part fails", () =>
    expectBalanced(async () => {
      let asked = 0;
      const loss: Objective["loss"] = (round) => {
        if (++asked === 2) throw new Error("no more");
        return pairs.discriminator.loss(round);
      };
      const failing = { name: "fails", loss };
      using game = tinyGame({ microbatches: 2, discriminator: failing, condition: ofClass });
      await expect(trained(game, labeled(), train)).rejects.toThrow("no more");
    }));
});

/** What the parts of one step see, each part by itself. */
function partsOf<T>(
  { samples, ...options }: TinyGameOptions & { readonly samples?: number },
  see: (round: Round) => T,
): readonly { readonly share: number; readonly seen: T }[] {
  using game = tinyGame(options);
  const source = {
    at: (name: string) => createRng(3).stream(name),
    real: () => ({
      x: tensor2d([1, 2, 3, 4, 5].map((i) => [i, i, i])),
      labels: () => tensor1d([0, 1, 2, -1, 0], "int32"),
    }),
    update: { iteration: 1, epoch: 1, count: 1 },
  };
  return tidy(() => {
    const microbatches = microbatchesOf(source, game, samples);
    const seen = microbatches.map((microbatch) => {
      const round = createRound(game, { ...microbatch, movers: ["discriminator", "generator"] });
      const seen = see(round);
      round.dispose();
      return { share: microbatch.share, seen };
    });
    return seen as never;
  });
}

it("gives each part its rows, with their classes, and a share by its samples", () => {
  const rows = ({ real, fake }: Round) => ({
    x: [...real.x.dataSync()].filter((_, i) => i % 3 === 0),
    labels: [...real.labels!.dataSync()],
    samples: fake.x.shape[0],
  });
  expect(partsOf({ microbatches: 3 }, rows)).toEqual([
    { share: 2 / 5, seen: { x: [1, 2], labels: [0, 1], samples: 2 } },
    { share: 1 / 5, seen: { x: [3], labels: [2], samples: 1 } },
    { share: 2 / 5, seen: { x: [4, 5], labels: [-1, 0], samples: 2 } },
  ]);
  expect(partsOf({ microbatches: 2, samples: 8 }, rows)).toEqual([
    { share: 1 / 2, seen: { x: [1, 2, 3], labels: [0, 1, 2], samples: 4 } },
    { share: 1 / 2, seen: { x: [4, 5], labels: [-1, 0], samples: 4 } },
  ]);
  expect(partsOf({ microbatches: 9, samples: 1 }, rows)).toMatchObject([
    { share: 1, seen: { samples: 1 } },
  ]);
  expect(partsOf({ microbatches: 9 }, rows)).toHaveLength(5);
});

it("gives the parts the rows of noise that the whole has", () => {
  const rows = ({ noise }: Round) => [...noise.dataSync()];
  for (const samples of [undefined, 8]) {
    const sized = samples === undefined ? {} : { samples };
    const [whole] = partsOf(sized, rows);
    expect(new Set(whole!.seen).size).toBe(2 * (samples ?? 5));
    const parts = partsOf({ ...sized, microbatches: 3 }, rows);
    expect(parts.flatMap(({ seen }) => seen)).toEqual(whole!.seen);
  }
});

it("draws other masks for each part", () => {
  const alike = ({ apply, real }: Round) =>
    tidy(() => [...apply("discriminator", { x: onesLike(real.x) }, "alike").dataSync()]);
  const parts = partsOf({ keep: 0.5, microbatches: 2 }, alike).map(({ seen }) => seen);
  expect(parts[1]).not.toEqual(parts[0]!.slice(0, 2));
  const [first, second] = partsOf({ microbatches: 2 }, alike).map(({ seen }) => seen);
  expect(second).toEqual(first!.slice(0, 2));
});

it("holds the activations of one part at a time", async () => {
  const peakOf = async (microbatches: number) => {
    using game = tinyGame({ microbatches });
    const values = new Float32Array(3 * 4_000);
    const base = { exampleSize: 3, batchSize: 4_000, iterationsPerEpoch: 1, epochOf: () => 1 };
    const data: Sampler = { ...base, batch: () => ({ size: 4_000, values }) };
    const [step] = simultaneousSteps(game);
    const { peakBytes } = await profile(() => {
      tidy(() => void takeStep(game, data, { step: step!, iteration: 1, epoch: 1 }));
      return [];
    });
    return peakBytes;
  };
  expect((await peakOf(8)) / (await peakOf(1))).toBeLessThan(0.5);
});

it.each([0, 1.5, -1, Number.NaN])("refuses %s microbatches", (microbatches) => {
  expect(() => tinyGame({ microbatches })).toThrow(InvalidOptionError);
  expect(() => tinyGame({ microbatches })).toThrow(
    `\`microbatches\` is ${microbatches}, expected a whole number of at least 1`,
  );
});
