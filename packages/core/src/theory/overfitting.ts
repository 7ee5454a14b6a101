import { assertPositiveInteger, createRng, type Rng } from "@gan/spec";
import { type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { minimax } from "../losses/minimax.ts";
import { descend, type Learner } from "../player.ts";
import { slopeOf } from "../slope.ts";
import { createPacer } from "../training.ts";
import { estimateValue } from "./estimates.ts";

/** How few examples D gets, and how long it is trained on them. */
export interface OverfittingOptions {
  /** Real examples, and samples of G, that D is trained on. @default 50 */
  readonly examples?: number;
  /** Updates of D. @default 400 */
  readonly iterations?: number;
  /** Iterations from one row to the next. @default 20 */
  readonly recordEvery?: number;
  /** @default the streams of seed 1 */
  readonly rng?: Rng;
}

/** V in nats after some updates of D, on what it was trained on and on what it was not. */
export interface OverfittingRow {
  readonly iteration: number;
  /** V on the examples D was trained on; rises towards 0. */
  readonly trainingValue: number;
  /** V on 2,000 others of the same distributions; falls below −log 4. */
  readonly heldOutValue: number;
}

/**
 * What becomes of a D that is optimized to completion on a finite set.
 *
 * Here p_g = p_data = N(0, I), so the best D says ½ everywhere and V = −log 4. On its few training examples D learns to do
 * far better, by heart; on others of the same distributions it does worse than saying ½. So the paper's Algorithm 1
 * takes only k steps.
 *
 * @param discriminator - Of any input size. Its parameters change; it stays the caller's.
 * @returns Rows from before the first update to the last.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 3: "Optimizing D to completion …".
 */
export async function overfitDiscriminator(
  discriminator: Learner,
  options: OverfittingOptions = {},
): Promise<OverfittingRow[]> {
  const rows: OverfittingRow[] = [];
  for await (const row of overfitting(discriminator, options)) rows.push(row);
  return rows;
}

/**
 * {@link overfitDiscriminator} row by row, for who watches: it goes on only while its rows are taken.
 *
 * @param discriminator - Of any input size. Its parameters change; it stays the caller's.
 * @yields A row before the first update, one at each record, and one at the end.
 */
export async function* overfitting(
  discriminator: Learner,
  {
    examples = 50,
    iterations = 400,
    recordEvery = 20,
    rng = createRng(1),
  }: OverfittingOptions = {},
): AsyncGenerator<OverfittingRow, void> {
  for (const [option, count] of Object.entries({ examples, iterations, recordEvery })) {
    assertPositiveInteger(option, count);
  }
  const { network } = discriminator;
  const draw = (name: string, rows: number) =>
    rng.stream(`overfitting/${name}`).fillNormal(new Float32Array(rows * network.inputSize));
  const [real, fake] = [draw("real", examples), draw("fake", examples)];
  const [otherReal, otherFake] = [draw("held-out real", 2000), draw("held-out fake", 2000)];
  const pace = createPacer();
  for (let count = 0; count <= iterations; count++) {
    if (count > 0) tidy(() => update(discriminator, real, fake, count, rng));
    if (count % recordEvery === 0 || count === iterations) {
      const training = await estimateValue(network, real, fake);
      const heldOut = await estimateValue(network, otherReal, otherFake);
      const values = { trainingValue: training.value.mean, heldOutValue: heldOut.value.mean };
      yield { iteration: count, ...values };
    }
    await pace();
  }
}

/** One update of D on the whole set. */
function update(
  player: Learner,
  real: Float32Array,
  fake: Float32Array,
  count: number,
  rng: Rng,
): void {
  const { network } = player;
  const rows = (values: Float32Array) =>
    tensor2d(values, [values.length / network.inputSize, network.inputSize]);
  const logits = (x: Tensor2D, name: string) =>
    network.apply(x, { mode: "train", stream: rng.stream(`overfitting/${name}`, count) });
  const [x, y] = [rows(real), rows(fake)];
  const slope = slopeOf(network, () => [
    minimax.discriminator(logits(x, "on real"), logits(y, "on fake")),
  ]);
  descend(player, slope, { iteration: count, epoch: count, count });
}
