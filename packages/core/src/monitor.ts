import { type Dataset, exampleSize, readRows } from "@gan/spec";
import {
  grad,
  norm,
  type Scalar,
  stack,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";
import { sampleNoise } from "./noise-prior.ts";

/** What of the channels that the authors' code watched needs the whole game; D's mistakes can be counted from outside. */
export interface MonitorChannels {
  /** What D descends, with dropout, in nats. */
  readonly discriminatorObjective: number;
  /** What G descends, with dropout, in nats. */
  readonly generatorObjective: number;
  /** L2 norm of the gradient of G's objective with respect to the samples. */
  readonly sampleGradientNorm: number;
}

/**
 * Measures a game between iterations; nothing changes.
 *
 * @param real - Where real examples are taken from: the first ones.
 * @param options - `count` is the number of real examples and of samples. @default 500
 * @see The monitoring channels of the authors' released code.
 */
export async function monitorGame(
  game: Game,
  real: Dataset,
  { count = 500 }: { readonly count?: number } = {},
): Promise<MonitorChannels> {
  const { generator, discriminator, prior, rng, loss } = game;
  const at = (name: string) => rng.stream(`monitor/${name}`, game.iteration);
  const size = exampleSize(real);
  const rows = Math.min(count, real.size);
  const values = readRows(real, 0, rows);
  const measured = tidy(() => {
    const judge = (x: Tensor2D, name: string) =>
      discriminator.network.apply(x, { mode: "train", stream: at(name) });
    const z = sampleNoise(prior, rows, at("noise"));
    const fake = generator.network.apply(z, { mode: "evaluate", stream: at("generator") });
    const generatorLoss = (x: Tensor2D) => loss.generator(judge(x, "discriminator/fake"));
    const x = tensor2d(values, [rows, size]);
    const fakeLogits = judge(fake, "discriminator/fake");
    return stack([
      loss.discriminator(judge(x, "discriminator/real"), fakeLogits),
      generatorLoss(fake),
      norm(grad((samples) => generatorLoss(samples as Tensor2D))(fake)) as Scalar,
    ]);
  });
  const [discriminatorObjective, generatorObjective, sampleGradientNorm] = (await measured
    .data()
    .finally(() => measured.dispose())) as unknown as [number, number, number];
  return { discriminatorObjective, generatorObjective, sampleGradientNorm };
}
