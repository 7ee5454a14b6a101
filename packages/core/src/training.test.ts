import { createRng, type Sampler, type TrainingRecord } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { mean, memory, zeros } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  algorithm1,
  type Condition,
  classicalMomentum,
  createGame,
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  type Objective,
  recordOf,
  restoreGame,
  sample,
  simultaneous,
  uniformPrior,
} from "./index.ts";

useCpu();

interface TinyGameOptions {
  readonly seed?: number;
  readonly learningRate?: number;
  readonly objective?: Objective;
  readonly condition?: Condition;
}

function tinyGame({
  seed = 1,
  learningRate = 0.1,
  objective,
  condition,
}: TinyGameOptions = {}): Game {
  const told = condition?.size ?? 0;
  const rng = createRng(seed);
  const rule = () => classicalMomentum({ learningRate });
  return createGame({
    generator: {
      network: tinyNetwork({ inputSize: 2 + told, outputSize: 3, rng: rng.fork("generator") }),
      ...{ rule: rule(), ...(objective && { objective }) },
    },
    discriminator: {
      network: tinyNetwork({ inputSize: 3 + told, outputSize: 1, rng: rng.fork("D"), keep: 0.5 }),
      rule: rule(),
    },
    ...{ prior: uniformPrior(2), rng, ...(condition && { condition }) },
  });
}

/** Nine examples of 3 numbers in batches of 4, 4 and 1. */
const data: Sampler = {
  exampleSize: 3,
  batchSize: 4,
  iterationsPerEpoch: 3,
  epochOf: (iteration) => Math.ceil(iteration / 3),
  batch(iteration, step) {
    const size = iteration % 3 === 0 ? 1 : 4;
    const values = new Float32Array(12);
    return { size, values: createRng(7).stream("x", iteration, step).fillUniform(values) };
  },
};

async function collect(records: AsyncIterable<TrainingRecord>): Promise<TrainingRecord[]> {
  const all = [];
  for await (const record of records) all.push(record);
  return all;
}

const weightsOf = async (game: Game) => Buffer.from(await encodeCheckpoint(game)).toString("hex");

describe.each(Object.entries({ algorithm1, simultaneous }))("%s", (_, train) => {
  it("records every so many iterations, and the last", async () => {
    using game = tinyGame();
    const records = await collect(train(game, data, { iterations: 7, recordEvery: 3 }));
    expect(records.map(({ iteration, epoch }) => [iteration, epoch])).toEqual([
      [3, 1],
      [6, 2],
      [7, 3],
    ]);
    for (const { values } of records) {
      const names = ["discriminatorLoss", "generatorLoss", "realProbability", "fakeProbability"];
      expect(Object.keys(values)).toEqual(names);
      expect(values.realProbability).toBeGreaterThan(0);
      expect(values.fakeProbability).toBeLessThan(1);
    }
  });

  it("draws as many samples as the sampler says, or as there are examples", async () => {
    const nothing: Condition = { name: "0", size: 1, of: ({ x }) => zeros([x.shape[0], 1]) };
    const rowsOf = async (samples?: number, condition?: Condition) => {
      const rows = new Set<number>();
      const loss: Objective["loss"] = ({ fakeLogits }) => {
        rows.add(fakeLogits.shape[0]);
        return mean(fakeLogits);
      };
      using game = tinyGame({
        ...{ objective: { name: "counts samples", loss }, ...(condition && { condition }) },
      });
      await collect(train(game, { ...data, ...(samples && { samples }) }, { iterations: 2 }));
      return [...rows];
    };
    expect(await rowsOf()).toEqual([4]);
    expect(await rowsOf(3)).toEqual([3]);
    expect(await rowsOf(3, nothing)).toEqual([4]);
  });

  it("leaves no tensor behind when its consumer breaks", () =>
    expectBalanced(async () => {
      using game = tinyGame();
      for await (const { iteration } of train(game, data, { iterations: 9, recordEvery: 1 })) {
        if (iteration === 3) break;
      }
    }));

  it("says what to do when it diverges", async () => {
    using game = tinyGame({ learningRate: 1e30 });
    const run = collect(train(game, data, { iterations: 9, recordEvery: 1 }));
    await expect(run).rejects.toThrow(/diverged at iteration \d+.*Lower the learning rate/);
  });

  it("stops after the iteration under way when it is told to", async () => {
    using game = tinyGame();
    const stop = new AbortController();
    const records = train(game, data, {
      iterations: 1000,
      recordEvery: (iteration) => iteration === 5,
      signal: stop.signal,
    });
    for await (const _record of records) stop.abort();
    expect(game.iteration).toBe(5);
  });

  it("continues bit for bit from a checkpoint", async () => {
    using whole = tinyGame();
    using first = tinyGame();
    using second = tinyGame({ seed: 1, learningRate: 0.1 });
    await collect(train(whole, data, { iterations: 8 }));
    await collect(train(first, data, { iterations: 5 }));
    await collect(train(second, data, { iterations: 2 }));
    restoreGame(second, decodeCheckpoint(await encodeCheckpoint(first)));
    expect(second.iteration).toBe(5);
    await collect(train(second, data, { iterations: 8 }));
    expect(await weightsOf(second)).toBe(await weightsOf(whole));
  });

  it("gives equal bytes for equal seeds and others for another seed", async () => {
    const bytes = async (seed: number) => {
      using game = tinyGame({ seed });
      await collect(train(game, data, { iterations: 4 }));
      return await weightsOf(game);
    };
    expect(await bytes(3)).toBe(await bytes(3));
    expect(await bytes(3)).not.toBe(await bytes(4));
  });

  it("refuses to go back", async () => {
    using game = tinyGame();
    game.iteration = 9;
    await expect(collect(train(game, data, { iterations: 3 }))).rejects.toThrow(/at least the 9/);
  });
});

it("diverges where anything that is measured is no longer finite, and names losses first", () => {
  expect(() => recordOf({ iteration: 3, epoch: 1 }, { agreement: Number.NaN, xLoss: 1 })).toThrow(
    /at iteration 3 \(agreement NaN\)/,
  );
  const values = { agreement: Number.NaN, xLoss: Number.POSITIVE_INFINITY };
  expect(() => recordOf({ iteration: 3, epoch: 1 }, values)).toThrow(/\(xLoss Infinity\)/);
});

it("takes k steps of D for each step of G", async () => {
  using game = tinyGame();
  const asked: [number, number][] = [];
  const watched: Sampler = {
    ...data,
    batch: (iteration, step) => {
      asked.push([iteration, step]);
      return data.batch(iteration, step);
    },
  };
  await collect(algorithm1(game, watched, { iterations: 2, discriminatorSteps: 3 }));
  expect(asked).toEqual([1, 2].flatMap((i) => [1, 2, 3].map((step) => [i, step])));
});

it.each(["iterations", "discriminatorSteps", "generatorSteps"])("refuses %s of 0", async (name) => {
  using game = tinyGame();
  const options = { iterations: 1, [name]: 0 };
  await expect(collect(algorithm1(game, data, options))).rejects.toThrow(
    `\`${name}\` is 0, expected a whole number of at least 1`,
  );
});

it("tells widths that do not meet before the first step", () => {
  const rng = createRng(1);
  const rule = classicalMomentum({ learningRate: 0.1 });
  const build = () =>
    createGame({
      generator: {
        network: tinyNetwork({ inputSize: 2, outputSize: 5, rng: rng.fork("G") }),
        rule,
      },
      discriminator: {
        network: tinyNetwork({ name: "my D", inputSize: 3, outputSize: 1, rng: rng.fork("D") }),
        rule,
      },
      prior: uniformPrior(2),
      rng,
    });
  expect(build).toThrow(/`generator` has shape \[any, 5\], expected \[any, 3\].*`my D` takes 3/);
});

it("refuses a checkpoint of other networks and leaves the game as it was", async () => {
  using game = tinyGame();
  const before = await weightsOf(game);
  const { tensors, metadata } = decodeCheckpoint(await encodeCheckpoint(game));
  const { "generator/y/bias": _, ...rest } = tensors;
  expect(() => restoreGame(game, { iteration: 1, metadata, tensors: rest })).toThrow(
    /no tensor `generator\/y\/bias`/,
  );
  expect(await weightsOf(game)).toBe(before);
});

it("draws the samples of a name once and for all, in any number of blocks", async () => {
  using game = tinyGame();
  const [few, many] = [await sample(game, 3), await sample(game, 1001)];
  const [a, b] = [new Float32Array(9), new Float32Array(9)];
  few.read([0, 1, 2], a);
  many.read([0, 1, 2], b);
  expect(a).toEqual(b);
  many.read([1000], b);
  expect(b.subarray(0, 3)).not.toEqual(a.subarray(0, 3));
  expect(() => few.read([3], a)).toThrow(/`indices\[0\]` is 3/);
});

describe("an iteration of many steps", () => {
  const many = { iterations: 9, recordEvery: 1, discriminatorSteps: 40 };

  it("gives the bits that its steps give in one go", async () => {
    using game = tinyGame();
    using other = tinyGame();
    const signal = new AbortController().signal;
    const first = await collect(algorithm1(game, data, { ...many, signal }));
    expect(await collect(algorithm1(other, data, many))).toEqual(first);
    expect(await weightsOf(other)).toBe(await weightsOf(game));
  });

  it("is left after a step when it is told to, as if it had not begun", () =>
    expectBalanced(async () => {
      using game = tinyGame();
      using whole = tinyGame();
      await collect(algorithm1(whole, data, { ...many, iterations: 2 }));
      const stop = new AbortController();
      let asked = 0;
      const stopping: Sampler = {
        ...data,
        batch(iteration, step) {
          if (iteration === 3 && step === 5) stop.abort();
          if (iteration === 3) asked++;
          // Longer than the loop keeps the event loop waiting.
          for (const began = performance.now(); performance.now() - began < 5; );
          return data.batch(iteration, step);
        },
      };
      await collect(algorithm1(game, stopping, { ...many, signal: stop.signal }));
      expect([game.iteration, asked]).toEqual([2, 5]);
      expect(await weightsOf(game)).toBe(await weightsOf(whole));
    }));

  it("holds no more at its last step than at its second", async () => {
    using game = tinyGame();
    const held: { numTensors: number; numBytes: number }[] = [];
    const counting: Sampler = {
      ...data,
      batch(iteration, step) {
        const { numTensors, numBytes } = memory();
        held.push({ numTensors, numBytes });
        return data.batch(iteration, step);
      },
    };
    const { signal } = new AbortController();
    await collect(algorithm1(game, counting, { ...many, iterations: 1, signal }));
    expect(held).toHaveLength(40);
    expect(held[39]).toEqual(held[1]);
  });

  it("hears a timer between two steps", async () => {
    using game = tinyGame();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 100);
    const endless = { iterations: 1, discriminatorSteps: 100_000, signal: stop.signal };
    await collect(algorithm1(game, data, endless));
    clearTimeout(timer);
    expect(game.iteration).toBe(0);
  });
});
