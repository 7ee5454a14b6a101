import {
  adam,
  algorithm1,
  annealed,
  averaging,
  classicalMomentum,
  createGame,
  exponentialDecay,
  type Game,
  gaussianPrior,
  maxColumnNorm,
  minimax,
  momentumRamp,
  nonSaturating,
  rmsProp,
  scaleDiscriminatorLoss,
  sgd,
  simultaneous,
  type TrainingOptions,
  uniformPrior,
} from "@gan/core";
import { createSampler } from "@gan/data";
import {
  createRng,
  type Dataset,
  InvalidOptionError,
  type LearningRule,
  type Sampler,
  type TrainingRecord,
} from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import type { Settings } from "./settings.ts";

/**
 * Creates the game an experiment's settings describe. The caller owns it.
 *
 * @param train - The training split; the generator's biases may come from it.
 */
export function createExperimentGame(
  experiment: Experiment,
  settings: Settings,
  train: Dataset,
): Game {
  const rng = createRng(settings.seed);
  const plans = experiment.networks({ settings, train });
  const constraint = settings.maxColumnNorm > 0 ? maxColumnNorm(settings.maxColumnNorm) : undefined;
  const player = (role: keyof typeof plans, rule: LearningRule) => ({
    network: plans[role].create(rng.fork(`weights/${role}`)),
    rule,
    ...(constraint && { constraint }),
  });
  const decay = settings.averageDecay;
  const ruleOfG = createRule(settings, 1);
  const prior = { uniform: uniformPrior, gaussian: gaussianPrior }[settings.noise];
  const loss = { minimax, "non-saturating": nonSaturating }[settings.loss];
  return createGame({
    generator: player("generator", decay > 0 ? averaging(ruleOfG, { decay }) : ruleOfG),
    discriminator: player("discriminator", createRule(settings, settings.discriminatorRateScale)),
    prior: prior(settings.noiseSize),
    loss: scaleDiscriminatorLoss(loss, settings.discriminatorLossScale),
    rng,
    exampleShape: train.exampleShape,
    range: train.range,
  });
}

/** Minibatches of the training split in the order that the settings' seed gives. */
export function createExperimentSampler(settings: Settings, train: Dataset): Sampler {
  return createSampler(train, {
    batchSize: settings.batchSize,
    stepsPerIteration: settings.discriminatorSteps,
    rng: createRng(settings.seed),
  });
}

/** Iterations that the settings' epochs come to. */
export function iterationsOf(settings: Settings, sampler: Sampler): number {
  return Math.max(1, Math.round(settings.epochs * sampler.iterationsPerEpoch));
}

/**
 * Trains a game by the settings' schedule, from where it stands.
 *
 * @throws {InvalidOptionError} When `simultaneous` is asked for more than one step of a player.
 */
export function play(
  game: Game,
  sampler: Sampler,
  settings: Settings,
  options: TrainingOptions,
): AsyncGenerator<TrainingRecord, void> {
  const { schedule, discriminatorSteps, generatorSteps } = settings;
  if (schedule === "alternating") {
    return algorithm1(game, sampler, { ...options, discriminatorSteps, generatorSteps });
  }
  for (const [option, steps] of Object.entries({ discriminatorSteps, generatorSteps })) {
    if (steps !== 1) {
      const fix = "Use `--schedule alternating` for more.";
      throw new InvalidOptionError(option, steps, "1 with the schedule `simultaneous`", fix);
    }
  }
  return simultaneous(game, sampler, options);
}

/** The rates of G's update at an iteration; `discriminatorRateScale` is D's factor. */
export function ratesAt(
  settings: Settings,
  at: Pick<TrainingRecord, "iteration" | "epoch">,
): { learningRate: number; momentum: number } {
  const { learningRate, momentum } = schedulesOf(settings, 1);
  const update = { ...at, count: at.iteration };
  return { learningRate: learningRate(update), momentum: momentum(update) };
}

function schedulesOf(settings: Settings, rateScale: number) {
  const decaying = exponentialDecay({
    initial: settings.learningRate * rateScale,
    decay: settings.learningRateDecay,
    minimum: settings.learningRateFloor * rateScale,
  });
  const { epochs, annealingEpochs: over } = settings;
  const learningRate = over > 0 ? annealed(decaying, { epochs, over }) : decaying;
  const momentum = momentumRamp({
    from: settings.momentumFrom,
    to: settings.momentumTo,
    epochs: settings.momentumEpochs,
  });
  return { learningRate, momentum };
}

function createRule(settings: Settings, rateScale: number): LearningRule {
  const { learningRate, momentum } = schedulesOf(settings, rateScale);
  const rules = {
    momentum: () => classicalMomentum({ learningRate, momentum }),
    sgd: () => sgd({ learningRate }),
    adam: () => adam({ learningRate, beta1: settings.momentumFrom }),
    rmsprop: () => rmsProp({ learningRate }),
  };
  return rules[settings.rule]();
}
