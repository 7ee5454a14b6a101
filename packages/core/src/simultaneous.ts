import { assertPositiveInteger, type Sampler, type TrainingRecord } from "@gan/spec";
import { type Scalar, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
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

/**
 * Simultaneous training, as the authors' released code did it; the paper prints {@link algorithm1}.
 *
 *     for each training iteration
 *       sample m noise vectors z and m examples x
 *       compute both gradients from the same samples G(z), the same logits D(G(z)) and the old D and G
 *       update D and G at once
 *
 * @param game - Both players. Their parameters change in place, from `game.iteration` on.
 * @param data - p_data: where minibatches of real examples come from.
 * @returns One record for each recorded iteration and one for the last.
 * @throws {InvalidOptionError} When a count is not a positive integer.
 * @throws {DivergedError} When a recorded loss is not finite.
 * @see github.com/goodfeli/adversarial (2014), the configurations behind Table 1.
 */
export async function* simultaneous(
  game: Game,
  data: Sampler,
  options: TrainingOptions,
): AsyncGenerator<TrainingRecord, void> {
  const { iterations, signal } = options;
  assertPositiveInteger("iterations", iterations);
  assertNotPast(game.iteration, iterations);
  const isRecorded = recordingOf(options);
  const pace = createPacer();

  while (game.iteration < iterations && !signal?.aborted) {
    const iteration = game.iteration + 1;
    const epoch = data.epochOf(iteration);
    const observation = tidy(() => updateBoth(game, data, iteration, epoch, isRecorded(iteration)));
    game.iteration = iteration;
    if (observation.length > 0) yield await takeRecord(iteration, epoch, observation);
    await pace();
  }
}

/** One update of both players, and what it measured where a record is due. */
function updateBoth(
  { generator, discriminator, loss, rng, prior }: Game,
  data: Sampler,
  iteration: number,
  epoch: number,
  isRecorded: boolean,
): Scalar[] {
  const at = (name: string) => rng.stream(name, iteration, 1);
  const D = discriminator.network;
  const x = sampleExamples(data, iteration, 1);
  const z = sampleNoise(prior, x.shape[0], at("noise"));

  // D's slope is taken inside G's: both then see one tape, so G(z) and D(G(z)) are computed once.
  let names: string[] = [];
  const slopeOfG = slopeOf(generator.network, () => {
    const fake = generator.network.apply(z, { mode: "train", stream: at("generator") });
    const realLogits = D.apply(x, { mode: "train", stream: at("discriminator/real") });
    const fakeLogits = D.apply(fake, { mode: "train", stream: at("discriminator/fake") });
    const { value, gradients } = slopeOf(D, () => [loss.discriminator(realLogits, fakeLogits)]);
    names = Object.keys(gradients);
    return [loss.generator(fakeLogits), value, realLogits, fakeLogits, ...Object.values(gradients)];
  });
  const [lossOfD, realLogits, fakeLogits, ...gradientsOfD] = slopeOfG.seen;
  const gradients = Object.fromEntries(names.map((name, i) => [name, gradientsOfD[i]!]));
  const update = { iteration, epoch, count: iteration };
  descend(discriminator, { gradients }, update);
  descend(generator, slopeOfG, update);
  return isRecorded
    ? observe(lossOfD as Scalar, slopeOfG.value, realLogits as Tensor2D, fakeLogits as Tensor2D)
    : [];
}
