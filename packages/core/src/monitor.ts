import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { norm, type Scalar, stack, tidy } from "@tensorflow/tfjs-core";
import { createRound } from "./create-round.ts";
import { evaluateNetwork } from "./evaluate-network.ts";
import type { Game } from "./game.ts";
import { rowsAtOnce } from "./rows-at-once.ts";
import { rowsOf } from "./rows-of.ts";
import { realExamples } from "./sample-examples.ts";
import { sampleSlope } from "./sample-slope.ts";

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
 * @param options - `count` is the number of real examples and of samples; fewer where layers are large. @default 500
 * @see The monitoring channels of the authors' released code.
 */
export async function monitorGame(
  game: Game,
  real: Dataset,
  { count = 500 }: { readonly count?: number } = {},
): Promise<MonitorChannels> {
  const { generator, discriminator, rng } = game;
  const at = (name: string) => rng.stream(`monitor/${name}`, game.iteration);
  const size = exampleSize(real);
  const networks = [generator.network, discriminator.network];
  const rows = Math.min(real.size, ...networks.map((network) => rowsAtOnce(network, count)));
  const values = readRows(real, 0, rows);
  const labels = real.labels && Int32Array.from(real.labels.subarray(0, rows));
  const measured = tidy(() => {
    const source = {
      at,
      real: () => realExamples({ exampleSize: size }, values, labels),
    };
    const round = createRound(game, {
      ...{ ...source, movers: ["discriminator", "generator"] },
      fake: (noise) => evaluateNetwork(generator.network, rowsOf(noise())),
    });
    // Samples are made here, so that they outlive what an objective tidies up.
    const { x: samples } = round.fake;
    const objectives = [discriminator.objective.loss(round), generator.objective.loss(round)];
    const slope = sampleSlope(game, samples, source);
    round.dispose();
    return stack([...objectives, norm(slope) as Scalar]);
  });
  const [discriminatorObjective, generatorObjective, sampleGradientNorm] = (await measured
    .data()
    .finally(() => measured.dispose())) as unknown as [number, number, number];
  return { discriminatorObjective, generatorObjective, sampleGradientNorm };
}
