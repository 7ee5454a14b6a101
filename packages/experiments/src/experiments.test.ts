import { UnknownNameError } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import {
  createExperimentGame,
  createExperimentSampler,
  digits,
  experiments,
  findExperiment,
  iterationsOf,
  mnist,
  play,
  settingsSchema,
} from "./index.ts";

useCpu();

const noFiles = async () => new Uint8Array();
const loaded = digits.load("train", noFiles);
const loadSmall = () => loaded;
const small = { ...digits.settings, width: 0.02, batchSize: 10 };

describe("mnist", () => {
  it("has the released configuration's settings", () => {
    expect(mnist.settings).toMatchObject({
      batchSize: 100,
      schedule: "simultaneous",
      loss: "non-saturating",
      discriminatorLossScale: 0.5,
      rule: "momentum",
      learningRate: 0.1,
      learningRateDecay: 1.000004,
      learningRateFloor: 1e-6,
      momentumFrom: 0.5,
      momentumTo: 0.7,
      momentumEpochs: 250,
      maxColumnNorm: 0,
      noise: "uniform",
      noiseSize: 100,
    });
    expect(mnist.evaluation).toEqual({ samples: 10_000, validation: 1_000 });
  });

  it("has networks of the published sizes, G starting from the data's marginals", async () => {
    const train = await loadSmall();
    const game = createExperimentGame(mnist, mnist.settings, train);
    const counts = [game.generator, game.discriminator].map(({ network }) =>
      network.parameters.reduce((sum, { variable }) => sum + variable.size, 0),
    );
    expect(counts).toEqual([2_503_984, 1_231_441]);
    const bias = game.generator.network.parameters.find(({ name }) => name === "y/bias");
    expect(Math.min(...bias!.variable.dataSync())).toBeCloseTo(-16.118, 2);
    game.dispose();
  });
});

it.each(Object.values(experiments))("$name has settings its own schema accepts", (experiment) => {
  expect(settingsSchema.parse(experiment.settings)).toEqual(experiment.settings);
});

it("finds experiments by name, and offers the nearest for another", () => {
  expect(findExperiment("digits")).toBe(digits);
  expect(() => findExperiment("toString")).toThrow(UnknownNameError);
  expect(() => findExperiment("minst")).toThrow(/Did you mean `mnist`/);
});

it.each(["simultaneous", "alternating"] as const)("plays %s and frees everything", (schedule) =>
  expectBalanced(async () => {
    const train = await loadSmall();
    const settings = { ...small, schedule };
    const game = createExperimentGame(digits, settings, train);
    const sampler = createExperimentSampler(settings, train);
    const seen = [];
    for await (const { iteration } of play(game, sampler, settings, { iterations: 2 })) {
      seen.push(iteration);
    }
    expect(seen).toEqual([2]);
    game.dispose();
  }),
);

it("says that simultaneous updates come one to one", async () => {
  const train = await loadSmall();
  const settings = { ...small, discriminatorSteps: 2 };
  const game = createExperimentGame(digits, settings, train);
  const sampler = createExperimentSampler(settings, train);
  expect(() => play(game, sampler, settings, { iterations: 1 })).toThrow(
    /`discriminatorSteps` is 2.*--schedule alternating/,
  );
  game.dispose();
});

it("takes a minibatch in as many parts as it is told, in one where a run of old tells none", async () => {
  const train = await loadSmall();
  const { microbatches: _, ...old } = small;
  expect(settingsSchema.parse(old)).toEqual(small);
  for (const microbatches of [1, 2]) {
    using game = createExperimentGame(digits, { ...small, microbatches }, train);
    expect(game.microbatches).toBe(microbatches);
  }
});

it("counts iterations by epochs, steps of D included", async () => {
  const train = await loadSmall();
  const one = { ...small, epochs: 2, batchSize: 100 };
  expect(iterationsOf(one, createExperimentSampler(one, train))).toBe(2 * (train.size / 100));
  const two = { ...one, discriminatorSteps: 2 };
  expect(iterationsOf(two, createExperimentSampler(two, train))).toBe(train.size / 100);
});
