import { decode, sample } from "@gan/core";
import { copyOf } from "@gan/extensions";
import {
  createRng,
  type Dataset,
  datasetFromFloats,
  disposable,
  type Network,
  readRows,
  subset,
} from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { oneHot, type Tensor2D, tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  createExperimentGame,
  createExperimentSampler,
  digits,
  type Experiment,
  findExperiment,
  type PlayedGame,
  play,
  type Settings,
} from "./index.ts";

useCpu();

const noFiles = async () => new Uint8Array();
const whole = digits.load("train", noFiles);
const few = async (size = 60) => subset(await whole, 0, size, "few");
const tinySettings = ({ settings }: Experiment): Settings => ({
  ...settings,
  ...{ width: 0.02, batchSize: 10, epochs: 1 },
});

/** Reads every picture as a 7. */
const alwaysSeven = (): Network =>
  disposable({
    ...{ name: "seven", inputSize: 784, outputSize: 10, layers: [], parameters: [], state: [] },
    apply: (x) => oneHot(tensor1d(new Array(x.shape[0]).fill(7), "int32"), 10) as Tensor2D,
    dispose() {},
  } satisfies Omit<Network, symbol>);

async function measured(name: string, data: Record<string, Dataset>, experiment: Experiment) {
  const settings = tinySettings(experiment);
  using game = createExperimentGame(experiment, settings, data.train!);
  const played: PlayedGame = {
    ...{ game, settings, load: async (split) => data[split]! },
    classifier: async () => alwaysSeven(),
  };
  return await experiment.measures!.find((each) => each.name === name)!.measure(played);
}

describe("few labels", () => {
  const experiment = findExperiment("digits-semi-supervised");

  it("reads no label in training but those that were given, not even to watch", async () => {
    const { name, size, exampleShape, range, labels, read } = await few(200);
    let isOpen = true;
    const train: Dataset = {
      ...{ name, size, exampleShape, range, read },
      get labels() {
        if (!isOpen) throw new Error("The labels were read.");
        return labels!;
      },
    };
    const settings = { ...tinySettings(experiment), labels: 20 };
    const sampler = createExperimentSampler(settings, train, experiment);
    isOpen = false;
    using game = createExperimentGame(experiment, settings, train);
    const { labels: met } = sampler.batch(1, 1);
    expect([...met!].slice(0, 10)).toEqual(new Array(10).fill(-1));
    expect([...met!].slice(10).every((label) => label >= 0)).toBe(true);
    for await (const { values } of play(game, sampler, settings, { iterations: 3 })) {
      expect(values.discriminatorLoss).toBeGreaterThan(0);
    }
    expect([...experiment.seen!(train).labels!]).toEqual(new Array(200).fill(-1));
  });

  it("changes labeled pictures, and adds a changed copy of each of the others", async () => {
    const train = await few(200);
    const settings = { ...tinySettings(experiment), labels: 20 };
    const batchOf = (affine: number) => {
      const sampler = createExperimentSampler({ ...settings, affine }, train, experiment);
      const { values, labels } = sampler.batch(1, 1);
      return { sampler, rows: [...labels!], values: values.slice() };
    };
    const [plain, changed] = [batchOf(0), batchOf(1)];
    const others = Array.from({ length: 10 }, (_, row) => row);
    expect(changed.rows).toEqual([...plain.rows, ...others.map(copyOf)]);
    const row = (values: Float32Array, i: number) => [...values.subarray(784 * i, 784 * (i + 1))];
    for (const i of others) {
      expect(row(changed.values, i)).toEqual(row(plain.values, i));
      expect(row(changed.values, i + 10)).not.toEqual(row(plain.values, i + 10));
      expect(row(changed.values, i + 20)).not.toEqual(row(plain.values, i));
    }
    using game = createExperimentGame(experiment, { ...settings, affine: 1 }, train);
    // Without `sameClass`, copies would be rows that nobody learns from.
    expect(game.discriminator.objective.name).toMatch(/the same class/);
    for await (const { values } of play(game, changed.sampler, settings, { iterations: 3 })) {
      expect(values.discriminatorLoss).toBeGreaterThan(0);
    }
  });

  it("lets the noise in D's layers fade as η does, where it is told so", async () => {
    const train = await few(40);
    // An epoch is four iterations: in the second, half of the fall is left.
    const tiny = { ...tinySettings(experiment), labels: 20, epochs: 2, annealingEpochs: 2 };
    const sharesAfter = async (layerNoiseTo: number, iterations: number) => {
      const settings = { ...tiny, layerNoiseTo };
      using game = createExperimentGame(experiment, settings, train);
      const sampler = createExperimentSampler(settings, train, experiment);
      for await (const _ of play(game, sampler, settings, { iterations }));
      const noise = game.discriminator.network.state.filter(({ name }) => name.endsWith("/share"));
      return noise.map(({ variable }) => variable.dataSync()[0]);
    };
    expect(await sharesAfter(1, 1)).toEqual([]);
    expect(await sharesAfter(0.5, 1)).toEqual(new Array(6).fill(1));
    expect(await sharesAfter(0.5, 5)).toEqual(new Array(6).fill(0.75));
  });

  it("counts the test examples that D takes for another class", async () => {
    const [train, test] = [await few(), await few(50)];
    const { errors, of } = await measured("test-errors", { train, test }, experiment);
    expect(of).toBe(50);
    using game = createExperimentGame(experiment, tinySettings(experiment), train);
    // D has no mean weights before the first update, so its own are read.
    const { network } = game.discriminator;
    const rows = tidy(() => {
      const pixels = tensor2d(readRows(test, 0, 50), [50, 784]);
      const options = { mode: "evaluate", stream: createRng(0).stream("") } as const;
      return network.apply(pixels, options).arraySync();
    });
    const wrong = rows.filter((row, i) => {
      const logits = row.slice(0, 10);
      return logits.indexOf(Math.max(...logits)) !== test.labels![i];
    });
    expect(errors).toBe(wrong.length);
  });

  it("trains D alone on the same labels where no generator plays", () =>
    expectBalanced(async () => {
      const alone = { ...findExperiment("mnist-supervised"), load: digits.load };
      const train = await few(200);
      const settings = { ...tinySettings(alone), labels: 20, annealingEpochs: 0 };
      using game = createExperimentGame(alone, settings, train);
      const bits = () =>
        game.generator.network.parameters.map(({ variable }) => variable.dataSync().join());
      const before = bits();
      const { movers } = alone;
      const sampler = createExperimentSampler(settings, train, alone);
      const losses: number[] = [];
      for await (const { values } of play(game, sampler, settings, {
        ...{ iterations: 60, recordEvery: 1, movers },
      })) {
        losses.push(values.discriminatorLoss!);
      }
      // Its own noise is loud in so narrow a D: one minibatch says little.
      const sum = (some: readonly number[]) => some.reduce((total, loss) => total + loss, 0);
      expect(sum(losses.slice(-20))).toBeLessThan(0.9 * sum(losses.slice(0, 20)));
      expect(bits()).toEqual(before);
    }));
});

describe("conditional", () => {
  const experiment = findExperiment("digits-conditional");

  it("asks for a class, labels what it draws, and shows a class in each row", () =>
    expectBalanced(async () => {
      const train = await few();
      const settings = tinySettings(experiment);
      using game = createExperimentGame(experiment, settings, train);
      expect(game.generator.network.inputSize).toBe(110);
      expect(game.discriminator.network.inputSize).toBe(794);
      const sampler = createExperimentSampler(settings, train, experiment);
      for await (const { values } of play(game, sampler, settings, { iterations: 2 })) {
        expect(Number.isFinite(values.generatorLoss)).toBe(true);
      }
      expect([...(await sample(game, 12)).labels!]).toEqual([
        ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1],
      ]);
      const played = { game, settings } as unknown as PlayedGame;
      const [sheet] = await experiment.pictures!(played);
      const { examples, rows, columns } = sheet!;
      expect([rows, columns, examples.size]).toEqual([10, 16, 160]);
      expect([...examples.labels!]).toEqual(
        Array.from({ length: 160 }, (_, i) => Math.floor(i / 16)),
      );
    }));
});

describe("completion", () => {
  const experiment = findExperiment("digits-completion");

  it.each(["digits-completion", "mnist-gain"])("of %s keeps what is visible to the bit", (name) =>
    expectBalanced(async () => {
      const experiment = findExperiment(name);
      const train = await few();
      const settings = tinySettings(experiment);
      using game = createExperimentGame(experiment, settings, train);
      const sampler = createExperimentSampler(settings, train, experiment);
      for await (const _ of play(game, sampler, settings, { iterations: 2 }));
      const given = game.condition!.draw!(10, game.rng.stream("test"));
      const noise = game.prior.draw(10, game.rng.stream("z"));
      const filled = readRows(await decode(game, noise, { given }), 0, 10);
      let hidden = 0;
      for (let i = 0; i < filled.length; i++) {
        const at = Math.floor(i / 784) * 1568 + (i % 784);
        if (given[at + 784] === 1) expect(filled[i] === given[at]).toBe(true);
        else hidden++;
      }
      expect(hidden).toBeGreaterThan(784);
    }),
  );

  it("is measured on what was hidden, and read by the class of the whole", async () => {
    const [train, test] = [await few(40), subset(await whole, 40, 60, "test")];
    const values = await measured("completions", { train, test }, experiment);
    const sevens = test.labels!.filter((label) => label === 7).length / test.size;
    expect(sevens).toBeGreaterThan(0);
    for (const method of ["G", "mean of 50", "mean", "neighbors"]) {
      expect(values[`left: ${method} agreement`], method).toBeCloseTo(sevens, 10);
    }
    // The mean image, where the left half is hidden.
    const [known, asked] = [readRows(train, 0, 40), readRows(test, 0, 20)];
    let [sum, count] = [0, 0];
    for (let k = 0; k < 784; k++) {
      if (k % 28 >= 14) continue;
      let mean = 0;
      for (let j = 0; j < 40; j++) mean += known[784 * j + k]! / 40;
      for (let i = 0; i < 20; i++) {
        sum += (asked[784 * i + k]! - mean) ** 2;
        count++;
      }
    }
    expect(values["left: mean error"]).toBeCloseTo(Math.sqrt(sum / count), 5);
    expect(values["left: G spread"]).toBeGreaterThan(0);
  }, 180_000);
});

describe("inference", () => {
  it("says what it needs without a run", async () => {
    const experiment = findExperiment("inference");
    await expect(experiment.load("train", noFiles)).rejects.toThrow(
      /`run` is "not given", expected a run whose generator is finished\. Name it/,
    );
    const context = { settings: experiment.settings, train: await few() };
    expect(() => experiment.networks(context)).toThrow(/`gan train inference <run>`/);
  });

  it("moves E alone, and measures it by what it finds", async () => {
    const before = { ...tinySettings(digits), noiseSize: 5, noise: "gaussian" } as const;
    const experiment = findExperiment("inference").of!({ experiment: digits, settings: before });
    expect(experiment.settings).toMatchObject({ noiseSize: 5, noise: "gaussian", width: 1 });
    const [train, test] = [await few(40), subset(await whole, 40, 60, "test")];
    await expectBalanced(async () => {
      const settings = { ...tinySettings(experiment), averageDecay: 0.5 };
      using game = createExperimentGame(experiment, settings, train);
      const bits = (role: string) =>
        game.players[role]!.network.parameters.map(({ variable }) => variable.dataSync().join());
      const others = [bits("generator"), bits("discriminator"), bits("encoder")];
      const sampler = createExperimentSampler(settings, train, experiment);
      const { movers } = experiment;
      for await (const { values } of play(game, sampler, settings, { iterations: 2, movers })) {
        expect(Object.keys(values).sort()).toEqual([
          ...["codeError", "encoderLoss", "noiseError", "reconstructionError"],
        ]);
      }
      expect([bits("generator"), bits("discriminator")]).toEqual(others.slice(0, 2));
      expect(bits("encoder")).not.toEqual(others[2]);
      // E is what keeps a mean of its weights; G is as it was finished.
      expect(game.players.encoder!.after).toHaveLength(1);
      expect(game.generator.after).toHaveLength(0);
    });
    // A quarter as bright: near the darkest by its pixels, and at the angles it had.
    const dim = datasetFromFloats({
      ...{ name: "dim", exampleShape: [28, 28, 1], labels: test.labels! },
      values: readRows(test, 0, 20).map((value) => value / 4),
    });
    const found = await measured("nearest-neighbor-accuracy", { train, test: dim }, experiment);
    using game = createExperimentGame(experiment, tinySettings(experiment), train);
    const { network } = game.players.encoder!;
    const given = (examples: Dataset) => {
      const x = readRows(examples, 0, examples.size);
      const options = { mode: "evaluate", stream: createRng(0).stream("") } as const;
      return tidy(() => network.apply(tensor2d(x, [examples.size, 784]), options).arraySync());
    };
    const rows = (examples: Dataset) =>
      Array.from({ length: examples.size }, (_, i) => [...readRows(examples, i, i + 1)]);
    const [E, pixels] = [[dim, train].map(given), [dim, train].map(rows)];
    const share = (
      [asked, known]: number[][][],
      nearness: (a: number[], b: number[]) => number,
    ): number => {
      const right = asked!.filter((a, i) => {
        const values = known!.map((b) => nearness(a, b));
        return train.labels![values.indexOf(Math.max(...values))] === dim.labels![i];
      });
      return right.length / asked!.length;
    };
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
    const cosine = (a: number[], b: number[]) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    const closeness = (a: number[], b: number[]) => 2 * dot(a, b) - dot(a, a) - dot(b, b);
    const sliced = (from: number, to?: number) =>
      E.map((each) => each.map((row) => row.slice(from, to)));
    expect(found).toEqual({
      byCode: share(sliced(5), cosine),
      byNoise: share(sliced(0, 5), closeness),
      byPixels: share(pixels, closeness),
      byPixelAngle: share(pixels, cosine),
    });
    expect(found.byPixelAngle).toBeGreaterThan(found.byPixels! + 0.2);
    const bare = ({ name, size, exampleShape, range }: Dataset, of: Dataset) => {
      const values = readRows(of, 0, size);
      return datasetFromFloats({ name, exampleShape, range, values });
    };
    const trainedOn = async (examples: Dataset) => {
      const settings = tinySettings(experiment);
      using game = createExperimentGame(experiment, settings, examples);
      const sampler = createExperimentSampler(settings, examples, experiment);
      const { movers } = experiment;
      for await (const _ of play(game, sampler, settings, { iterations: 2, movers }));
      return game.players.encoder!.network.parameters.map(({ variable }) => [
        ...variable.dataSync(),
      ]);
    };
    // No label has a part in what E learns.
    expect(await trainedOn(train)).toEqual(await trainedOn(bare(train, train)));
    const unnamed = { train: bare(train, train), test: bare(test, test) };
    expect(await measured("nearest-neighbor-accuracy", unnamed, experiment)).toEqual({});
  });
});
