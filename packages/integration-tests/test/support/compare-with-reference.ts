import {
  createExperimentGame,
  createExperimentSampler,
  mnist,
  play,
  type Settings,
} from "@gan/experiments";
import type { Dataset } from "@gan/spec";
import { mul, tensor1d, tidy } from "@tensorflow/tfjs-core";
import type { GeneratorLoss } from "../../src/reference/losses.ts";
import { paperLearningRate, paperMomentum } from "../../src/reference/schedules.ts";
import {
  type Players,
  type Trained,
  trainAlternating,
  trainSimultaneous,
} from "../../src/reference/train.ts";
import { alternatingIterations, playersOf, simultaneousSteps } from "./reference-twin.ts";

export interface ComparisonOptions {
  /** What differs from the mnist experiment's own settings. */
  readonly settings?: Partial<Settings>;
  readonly train: Dataset;
  readonly iterations: number;
  /**
   * D's first weights are multiplied by it. At 1 they are the experiment's own, so small that the first
   * iterations hardly move G. @default 1
   */
  readonly scale?: number;
  /** The first bias of D's logit. @default 0 */
  readonly logit?: number;
}

/** How far one tensor of one player went, and how far from where float64 went. */
export interface TensorComparison {
  /** Such as `generator/h0/kernel`. */
  readonly name: string;
  /** Largest magnitude in it. */
  readonly largest: number;
  /** Largest magnitude in its layer, kernel and bias together. */
  readonly largestInLayer: number;
  /** Largest change of an element. */
  readonly change: number;
  /** Largest difference from the reference. */
  readonly deviation: number;
}

export interface Comparison {
  readonly tensors: readonly TensorComparison[];
  /** The reference's losses, one entry for each iteration. */
  readonly losses: Trained["losses"];
  /** Largest difference from one of them, relative to it or to 1. */
  readonly lossDeviation: number;
}

/** Trains the mnist experiment on the current backend and by the reference, from the same start. */
export async function compareWithReference({
  settings: own = {},
  train,
  iterations,
  scale = 1,
  logit = 0,
}: ComparisonOptions): Promise<Comparison> {
  const settings = { ...mnist.settings, ...own };
  using game = createExperimentGame(mnist, settings, train);
  for (const { name, kind, variable } of game.discriminator.network.parameters) {
    if (kind === "kernel") tidy(() => variable.assign(mul(variable, scale)));
    if (name === "y/bias") tidy(() => variable.assign(tensor1d([logit])));
  }
  const sampler = createExperimentSampler(settings, train);
  const start = await playersOf(game);
  const losses: { discriminator: number; generator: number }[] = [];
  for await (const record of play(game, sampler, settings, { iterations, recordEvery: 1 })) {
    const { discriminatorLoss, generatorLoss } = record.values;
    losses.push({ discriminator: discriminatorLoss!, generator: generatorLoss! });
  }

  const rules = {
    generatorLoss: settings.loss as GeneratorLoss,
    discriminatorFactor: settings.discriminatorLossScale,
    learningRate: paperLearningRate(settings.learningRate),
    momentum: paperMomentum(sampler.iterationsPerEpoch),
  };
  const expected =
    settings.schedule === "simultaneous"
      ? trainSimultaneous(start, simultaneousSteps(game, sampler, iterations), rules)
      : trainAlternating(
          start,
          alternatingIterations(game, sampler, iterations, settings.discriminatorSteps),
          rules,
        );
  const lossDeviations = expected.losses.flatMap(({ discriminator, generator }, i) => [
    Math.abs(discriminator - losses[i]!.discriminator) / Math.max(1, discriminator),
    Math.abs(generator - losses[i]!.generator) / Math.max(1, Math.abs(generator)),
  ]);
  return {
    tensors: compareTensors(start, await playersOf(game), expected),
    losses: expected.losses,
    lossDeviation: Math.max(...lossDeviations),
  };
}

function compareTensors(start: Players, end: Players, expected: Players): TensorComparison[] {
  const [before, received, wanted] = [start, end, expected].map(numbersOf);
  return [...wanted!].map(([name, values]) => {
    const layer = name.slice(0, name.lastIndexOf("/"));
    const inLayer = ["kernel", "bias"].map((role) => largestOf(wanted!.get(`${layer}/${role}`)!));
    return {
      name,
      largest: largestOf(values),
      largestInLayer: Math.max(...inLayer),
      change: largestOf(values.map((value, i) => value - before!.get(name)![i]!)),
      deviation: largestOf(values.map((value, i) => value - received!.get(name)![i]!)),
    };
  });
}

function numbersOf(players: Players): Map<string, Float64Array> {
  const all = new Map<string, Float64Array>();
  for (const role of ["generator", "discriminator"] as const) {
    players[role].forEach(({ kernel, bias }, i) => {
      const layer = i === players[role].length - 1 ? "y" : `h${i}`;
      all.set(`${role}/${layer}/kernel`, kernel.values).set(`${role}/${layer}/bias`, bias);
    });
  }
  return all;
}

/** The largest magnitude; a number that is not one is larger than all. */
function largestOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) {
    if (!(Math.abs(value) <= largest)) largest = Number.isNaN(value) ? Infinity : Math.abs(value);
  }
  return largest;
}
