import {
  annealed,
  clipParameters,
  createGame,
  exponentialDecay,
  type Game,
  maxColumnNorm,
  meanWeights,
  momentumRamp,
  priors,
  rules,
  type Step,
  schedules,
  spectralNorm,
  type TrainingOptions,
  train as trainGame,
} from "@gan/core";
import { createSampler } from "@gan/data";
import {
  type AfterUpdate,
  createRng,
  type Dataset,
  type LearningRule,
  type Sampler,
  type TrainingRecord,
} from "@gan/spec";
import { assertPlayable } from "./assert-playable.ts";
import { augmentationOf } from "./augmentation-of.ts";
import { besideLoss } from "./beside-loss.ts";
import type { Experiment, ExtraPlayer } from "./experiment.ts";
import { lossOf } from "./loss-of.ts";
import type { NetworkPlan } from "./network-plan.ts";
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
  const context = { settings, train };
  const plans = experiment.networks(context);
  const extension = experiment.extend?.(context) ?? {};
  const {
    condition,
    objectives = {},
    players = {},
    averaged = ["generator"],
    afterDiscriminator,
  } = extension;
  const own = besideLoss(settings, objectives, augmentationOf(experiment, settings, train));
  const playerOf = (
    role: string,
    plan: NetworkPlan,
    given: ExtraPlayer["objective"] | undefined,
  ) => {
    const network = plan.create(rng.fork(`weights/${role}`));
    const objective = typeof given === "function" ? given(network) : given;
    return {
      network,
      rule: createRule(settings, role === "discriminator" ? settings.discriminatorRateScale : 1),
      after: [
        ...(averaged.includes(role) ? meanOf(settings) : []),
        ...boundsOf(role, settings),
        ...(role === "discriminator" && afterDiscriminator ? [afterDiscriminator(network)] : []),
      ],
      ...(objective && { objective }),
    };
  };
  return createGame({
    generator: playerOf("generator", plans.generator, own.generator),
    discriminator: playerOf("discriminator", plans.discriminator, own.discriminator),
    players: Object.fromEntries(
      Object.entries(players).map(([role, { network, objective }]) => [
        role,
        playerOf(role, network, objective),
      ]),
    ),
    ...(condition && { condition }),
    prior: priors[settings.noise].create(settings.noiseSize),
    loss: lossOf(settings),
    rng,
    exampleShape: train.exampleShape,
    range: train.range,
    microbatches: settings.microbatches,
  });
}

/** A player's mean weights, where the settings ask for them. */
function meanOf({ averageDecay: decay }: Settings): AfterUpdate[] {
  return decay > 0 ? [meanWeights({ decay })] : [];
}

/** Bounds on a player's weights, where the settings ask for them. */
function boundsOf(role: string, { maxColumnNorm: column, clip, spectralNorm: spectral }: Settings) {
  const isD = role === "discriminator";
  return [
    ...(column > 0 ? [maxColumnNorm(column)] : []),
    ...(isD && clip > 0 ? [clipParameters(clip)] : []),
    ...(isD && spectral > 0 ? [spectralNorm(spectral)] : []),
  ];
}

/**
 * Minibatches of the training split in the order that the settings' seed gives.
 *
 * @param experiment - Says what of them its players see, and what besides. @default all, and nothing
 */
export function createExperimentSampler(
  settings: Settings,
  train: Dataset,
  experiment?: Pick<Experiment, "seen" | "sampler">,
): Sampler {
  const examples = createSampler(experiment?.seen?.(train) ?? train, {
    batchSize: settings.batchSize,
    stepsPerIteration: settings.discriminatorSteps,
    rng: createRng(settings.seed),
  });
  return experiment?.sampler?.(examples, { settings, train }) ?? examples;
}

/** Iterations that the settings' epochs come to. */
export function iterationsOf(settings: Settings, sampler: Sampler): number {
  return Math.max(1, Math.round(settings.epochs * sampler.iterationsPerEpoch));
}

/**
 * The steps of one iteration, as the settings' schedule has them.
 *
 * @param movers - The roles of those who move. @default all
 * @throws {InvalidOptionError} When more steps of a player are asked for than the schedule can have.
 */
export function stepsOf(
  game: Pick<Game, "players">,
  settings: Settings,
  movers = Object.keys(game.players) as readonly string[],
): readonly Step[] {
  assertPlayable(settings);
  const steps = schedules[settings.schedule].steps(game, settings);
  const moving = steps.map((step) => {
    return { ...step, movers: step.movers.filter((role) => movers.includes(role)) };
  });
  return moving.filter((step) => step.movers.length > 0);
}

/** How long to train, and whom. */
export interface PlayOptions extends TrainingOptions {
  /** The roles of those who move; all others stand still. @default all */
  readonly movers?: readonly string[] | undefined;
}

/**
 * Trains a game by the settings' schedule, from where it stands.
 *
 * @throws {InvalidOptionError} When more steps of a player are asked for than the schedule can have.
 */
export function play(
  game: Game,
  sampler: Sampler,
  settings: Settings,
  { movers, ...options }: PlayOptions,
): AsyncGenerator<TrainingRecord, void> {
  return trainGame(game, sampler, stepsOf(game, settings, movers), options);
}

/** The rates of G's update at an iteration; `discriminatorRateScale` is D's factor. */
export function ratesAt(
  settings: Settings,
  at: Pick<TrainingRecord, "iteration" | "epoch">,
): { learningRate: number; momentum: number } {
  const { learningRate, momentum } = ratesOf(settings, 1);
  const update = { ...at, count: at.iteration };
  return { learningRate: learningRate(update), momentum: momentum(update) };
}

function ratesOf(settings: Settings, rateScale: number) {
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
  const { rule, momentumFrom: firstMomentum, squareDecay, epsilon } = settings;
  return rules[rule].create({
    ...ratesOf(settings, rateScale),
    firstMomentum,
    squareDecay,
    epsilon,
  });
}
