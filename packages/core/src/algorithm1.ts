import { assertPositiveInteger, type Sampler, type TrainingRecord, type Update } from "@gan/spec";
import { type Scalar, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { applyEach } from "./apply-each.ts";
import { descend, type Game, slopeOf } from "./game.ts";
import { sampleNoise } from "./noise-prior.ts";
import { sampleExamples } from "./sample-examples.ts";
import {
  assertNotPast,
  createPacer,
  observe,
  recordingOf,
  type TrainingOptions,
  takeRecord,
} from "./training.ts";

export interface Algorithm1Options extends TrainingOptions {
  /** k: updates of D in one iteration. @default 1 */
  readonly discriminatorSteps?: number;
  /** Updates of G in one iteration; more than 1 invites the Helvetica scenario (section 6). @default 1 */
  readonly generatorSteps?: number;
}

/**
 * Minibatch stochastic gradient training of generative adversarial nets.
 *
 *     for each training iteration
 *       for k steps
 *         sample m noise vectors z and m examples x
 *         update D by ascending  ∇ mean[log D(x) + log(1 - D(G(z)))]
 *       sample m noise vectors z
 *       update G by descending ∇ mean[log(1 - D(G(z)))]
 *
 * The game's loss states both objectives as something to descend. Training advances only while its
 * records are consumed, so `break` stops it; no tensor outlives the iteration that made it.
 *
 * @param game - Both players. Their parameters change in place, from `game.iteration` on.
 * @param data - p_data: where minibatches of real examples come from.
 * @returns One record for each recorded iteration and one for the last.
 * @throws {InvalidOptionError} When a count is not a positive integer.
 * @throws {DivergedError} When a recorded loss is not finite.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Algorithm 1.
 */
export async function* algorithm1(
  game: Game,
  data: Sampler,
  options: Algorithm1Options,
): AsyncGenerator<TrainingRecord, void> {
  const { iterations, discriminatorSteps: k = 1, generatorSteps = 1, signal } = options;
  const counts = { iterations, discriminatorSteps: k, generatorSteps };
  for (const [option, count] of Object.entries(counts)) assertPositiveInteger(option, count);
  assertNotPast(game.iteration, iterations);
  const isRecorded = recordingOf(options);
  const pace = createPacer();

  while (game.iteration < iterations && !signal?.aborted) {
    const iteration = game.iteration + 1;
    const epoch = data.epochOf(iteration);
    const observation = tidy(() => {
      let d!: DiscriminatorStep;
      for (let step = 1; step <= k; step++) {
        const count = (iteration - 1) * k + step;
        d = updateDiscriminator(game, data, step, { iteration, epoch, count });
      }
      let generatorLoss!: Scalar;
      for (let step = 1; step <= generatorSteps; step++) {
        const count = (iteration - 1) * generatorSteps + step;
        generatorLoss = updateGenerator(game, data, step, { iteration, epoch, count });
      }
      return isRecorded(iteration)
        ? observe(d.loss, generatorLoss, d.realLogits, d.fakeLogits)
        : [];
    });
    game.iteration = iteration;
    if (observation.length > 0) yield await takeRecord(iteration, epoch, observation);
    await pace();
  }
}

/** What one update of D saw, before it moved. */
export interface DiscriminatorStep {
  /** What D descends, in nats. */
  readonly loss: Scalar;
  /** `[m, 1]`, with dropout. */
  readonly realLogits: Tensor2D;
  /** `[m, 1]`, with dropout. */
  readonly fakeLogits: Tensor2D;
}

/**
 * One update of D, an inner step of {@link algorithm1}. Call it inside `tidy`, which owns what it returns.
 *
 * The fakes are made outside the gradient, so G is a constant here.
 *
 * @param step - Which of the k steps of the iteration, from 1.
 */
export function updateDiscriminator(
  game: Game,
  data: Sampler,
  step: number,
  update: Update,
): DiscriminatorStep {
  const { generator, discriminator, loss, rng, prior } = game;
  const at = (name: string) => rng.stream(name, update.iteration, step);
  const x = sampleExamples(data, update.iteration, step);
  const z = sampleNoise(prior, x.shape[0], at("noise/discriminator"));
  const fake = generator.network.apply(z, { mode: "train", stream: at("generator") });
  const slope = slopeOf(discriminator.network, () => {
    const [realLogits, fakeLogits] = applyEach(discriminator.network, [
      { x, stream: at("discriminator/real") },
      { x: fake, stream: at("discriminator/fake") },
    ]) as [Tensor2D, Tensor2D];
    return [loss.discriminator(realLogits, fakeLogits), realLogits, fakeLogits];
  });
  descend(discriminator, slope, update);
  const [realLogits, fakeLogits] = slope.seen as Tensor2D[];
  return { loss: slope.value, realLogits: realLogits!, fakeLogits: fakeLogits! };
}

/**
 * One update of G on fresh noise, the last line of {@link algorithm1}. Call it inside `tidy`, which owns the loss it returns.
 *
 * The gradient flows through D, and only G's parameters move.
 *
 * @param step - Which of the updates of G in the iteration, from 1.
 */
export function updateGenerator(game: Game, data: Sampler, step: number, update: Update): Scalar {
  const { generator, discriminator, loss, rng, prior } = game;
  const at = (name: string) => rng.stream(name, update.iteration, step);
  const z = sampleNoise(prior, data.batchSize, at("noise/generator"));
  const slope = slopeOf(generator.network, () => {
    const fake = generator.network.apply(z, { mode: "train", stream: at("generator/update") });
    const D = discriminator.network;
    const logits = D.apply(fake, { mode: "train", stream: at("discriminator/generator") });
    return [loss.generator(logits)];
  });
  descend(generator, slope, update);
  return slope.value;
}
